import type { Context } from 'hono';
import { apiError } from '../http/problem.ts';

/** Methods that change nothing. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** Whether an origin is a page on this machine without TLS. */
export const isLoopbackOrigin = (origin: string): boolean => LOOPBACK.test(origin);

/** The origin of a page that this machine serves under the name in the request. */
export const plainOrigin = (c: Context): string => `http://${new URL(c.req.url).host}`;

/** The configured address of the application; without one, that of this machine under the name in the request. */
export const addressFor = (c: Context, configured: string): string => (configured === '' ? plainOrigin(c) : configured);

/** The origins of the pages that may use sessions. */
export interface Origins {
  /**
   * The own origin of a request, the first configured one where the browser names none.
   * @throws ProblemError `auth/origin` where a page of another site may have sent it.
   */
  own(c: Context): string;
  /** Checks an unsafe method in the same way; safe ones pass. */
  check(c: Context): void;
}

/**
 * Own origins: the configured ones; without any, those of this machine, as the request names it. A browser says from
 * where a request comes in `Origin`, or says `Sec-Fetch-Site: same-origin`; without either, nothing shows that it is ours.
 */
export const originsOf = (configured: readonly string[]): Origins => {
  const isOwn = (c: Context, origin: string): boolean =>
    configured.length > 0 ? configured.includes(origin) : isLoopbackOrigin(origin) && origin === plainOrigin(c);
  const own = (c: Context): string => {
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const assumed = configured[0] ?? plainOrigin(c);
    const isOurs = origin === undefined ? site === 'same-origin' && isOwn(c, assumed) : isOwn(c, origin);
    if (!isOurs || (site !== undefined && site !== 'same-origin')) throw apiError('auth/origin');
    return origin ?? assumed;
  };
  return {
    own,
    check: (c) => {
      if (!SAFE.has(c.req.method)) own(c);
    },
  };
};
