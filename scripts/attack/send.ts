import type { Target } from '../shared/own-server.ts';
import { openCase } from '../attachments/upload.ts';
import { type Attack, CASE, type Sent } from './corpus/upload.ts';

const cases = new WeakMap<Target, Promise<string>>();

/** The case of a target to which files are attached. */
const caseOf = (target: Target): Promise<string> => {
  const known = cases.get(target) ?? openCase(target);
  cases.set(target, known);
  return known;
};

const askedOnce = async ({ address, key }: Target, { path, method = 'POST', headers, body }: Sent): Promise<string> => {
  try {
    const answer = await fetch(address + path, {
      method,
      headers: { ...headers, authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    });
    const text = await answer.text();
    if (answer.ok) return 'ok';
    const { code } = JSON.parse(text) as { readonly code?: string };
    return code ?? `status ${answer.status}`;
  } catch (error) {
    return `no answer (${error instanceof Error ? error.message : String(error)})`;
  }
};

// A connection that was kept while a body was being made may be closed by now.
const askedTwice = async (target: Target, sent: Sent): Promise<string> => {
  const got = await askedOnce(target, sent);
  return got.startsWith('no answer') ? askedOnce(target, sent) : got;
};

/** Sends an attack, as often at once as it says; the codes of the answers, `ok` for a result. */
export const sendAttack = async (target: Target, { make, times = 1 }: Attack): Promise<readonly string[]> => {
  const made = make();
  const sent = made.path.includes(CASE) ? { ...made, path: made.path.replace(CASE, await caseOf(target)) } : made;
  return Promise.all(Array.from({ length: times }, () => askedTwice(target, sent)));
};
