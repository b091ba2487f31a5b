import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { onTestFinished } from 'vitest';
import { createGuardedFetch, type GuardedFetchOptions, type OutboundAnswer } from '../src/outbound/guarded-fetch.ts';
import { MailError } from '../src/outbound/mail-error.ts';
import { OutboundError } from '../src/outbound/outbound-error.ts';

/** A client that a test closes. */
export const clientOf = (options: GuardedFetchOptions = {}) => {
  const client = createGuardedFetch({ timeoutMs: 2000, ...options });
  onTestFinished(() => client.close());
  const post = (url: string): Promise<OutboundAnswer> => client.fetch(url, { method: 'POST', body: '{}' });
  return { client, post };
};

/** The code of a refused request. */
export const refusalOf = async (leaving: Promise<unknown>): Promise<string> => {
  const error = await leaving.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof OutboundError || error instanceof MailError) return error.message;
  throw new Error('it left, or failed with an error of another kind', { cause: error });
};

/** A resolver with one answer, which counts its calls. */
export const resolvingTo = (...addresses: readonly string[]) => {
  const asked = { times: 0 };
  const resolve = (): Promise<{ address: string; family: number }[]> => {
    asked.times += 1;
    return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  };
  return { asked, resolve };
};

/** Trusts a certificate until the test ends. */
export const trust = (cert: string): void => {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, cert]);
  onTestFinished(() => setDefaultCACertificates(before));
};
