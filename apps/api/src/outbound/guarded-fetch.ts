import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import type { Response } from 'undici';
import { Agent, buildConnector, fetch } from 'undici';
import { placeOf } from './allow-list.ts';
import { mayReach } from './may-reach.ts';
import { OutboundError, outboundError } from './outbound-error.ts';

/** An outgoing request. Redirects are never followed, and no cookie or credential is kept. */
export interface OutboundRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the request early. */
  readonly signal?: AbortSignal;
}

/** An answer with at most the allowed part of its body; `cut` where there was more. */
export interface OutboundAnswer {
  readonly status: number;
  readonly body: string;
  readonly cut: boolean;
}

/** The only client for outgoing requests. */
export interface GuardedFetch {
  /** @throws OutboundError instead of an answer. */
  fetch(url: string, request: OutboundRequest): Promise<OutboundAnswer>;
  close(): Promise<void>;
}

type Resolved = readonly { readonly address: string; readonly family: number }[];

/** Limits of outgoing requests. */
export interface GuardedFetchOptions {
  /** Hosts (`host:port`, in the form of `allowedPlace`) that may have any address and plain HTTP. */
  readonly allowPrivate?: readonly string[];
  /** From the first step to the last byte; 15 s by default. */
  readonly timeoutMs?: number;
  /** The part of an answer that is read; 64 KiB by default. */
  readonly maxBytes?: number;
  /** Resolves names to addresses; the system's resolver by default. */
  readonly resolve?: (host: string) => Promise<Resolved>;
  /** Another check of addresses, for tests in which one loopback address acts as the public one. */
  readonly reachable?: (address: string) => boolean;
}

type Guard = Required<Pick<GuardedFetchOptions, 'resolve' | 'reachable' | 'timeoutMs'>>;

// The socket connects to the returned address, so a second answer of the resolver cannot come between check and
// connection.
const checkedLookup =
  ({ resolve, reachable }: Guard): LookupFunction =>
  (host, { all }, done) => {
    const give = (found: Resolved): void => {
      const [first] = found;
      if (first === undefined || !found.every(({ address }) => reachable(address))) {
        done(new OutboundError('outbound/private-address'), '', 0);
      } else if (all === true) done(null, [...found]);
      else done(null, first.address, first.family);
    };
    resolve(host).then(give, (error: NodeJS.ErrnoException) => done(error, '', 0));
  };

// An address in the URL is never looked up, so it is checked here, where every connection starts.
const guardedAgent = (guard: Guard): Agent => {
  const connect = buildConnector({ lookup: checkedLookup(guard), timeout: guard.timeoutMs, allowH2: false });
  return new Agent({
    connect: (options, done) =>
      isIP(options.hostname) === 0 || guard.reachable(options.hostname)
        ? connect(options, done)
        : done(new OutboundError('outbound/private-address'), null),
  });
};

const readUpTo = async (
  { body }: Response,
  most: number,
): Promise<{ readonly body: string; readonly cut: boolean }> => {
  const decoder = new TextDecoder();
  let text = '';
  let left = most;
  // Leaving the loop early cancels the stream, so the rest is not even received.
  for await (const chunk of body ?? []) {
    const bytes: Uint8Array = chunk;
    text += decoder.decode(bytes.subarray(0, left), { stream: true });
    left -= bytes.byteLength;
    if (left < 0) return { body: text, cut: true };
  }
  return { body: text + decoder.decode(), cut: false };
};

const checkedUrl = (text: string, allowed: ReadonlySet<string>): URL => {
  if (!URL.canParse(text)) throw new OutboundError('outbound/not-https');
  const url = new URL(text);
  const plain = url.protocol === 'http:' && allowed.has(placeOf(url));
  if (url.protocol !== 'https:' && !plain) throw new OutboundError('outbound/not-https');
  if (url.username !== '' || url.password !== '') throw new OutboundError('outbound/credentials');
  return url;
};

/**
 * Creates the client for every outgoing request: HTTPS, public addresses, no redirect, no proxy from the environment,
 * limits of time and size. Only the hosts in `allowPrivate` are exempt.
 */
export const createGuardedFetch = ({
  allowPrivate = [],
  timeoutMs = 15_000,
  maxBytes = 65_536,
  resolve = (host) => lookup(host, { all: true }),
  reachable = mayReach,
}: GuardedFetchOptions = {}): GuardedFetch => {
  const allowed = new Set(allowPrivate);
  const guarded = guardedAgent({ resolve, reachable, timeoutMs });
  const intranet = new Agent({ connect: { timeout: timeoutMs, allowH2: false } });
  return {
    fetch: async (text, { method, headers = {}, body = null, signal }) => {
      const url = checkedUrl(text, allowed);
      const dispatcher = allowed.has(placeOf(url)) ? intranet : guarded;
      const late = AbortSignal.timeout(timeoutMs);
      const either = signal === undefined ? late : AbortSignal.any([late, signal]);
      try {
        const sent = { method, headers: { 'user-agent': 'gongkai', ...headers }, body, signal: either, dispatcher };
        const response = await fetch(url, { ...sent, redirect: 'manual' });
        if (response.status >= 300 && response.status < 400) {
          await response.body?.cancel();
          throw new OutboundError('outbound/redirect', String(response.status));
        }
        return { status: response.status, ...(await readUpTo(response, maxBytes)) };
      } catch (error) {
        throw outboundError(error, { late: late.aborted, stopped: signal?.aborted === true });
      }
    },
    close: async () => {
      await Promise.all([guarded.close(), intranet.close()]);
    },
  };
};
