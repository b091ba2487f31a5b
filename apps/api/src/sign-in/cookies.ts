import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isLoopbackOrigin, plainOrigin } from './origins.ts';

/** The cookie of a session, and that of a sign-in by the unified identity on its way. */
export type CookieName = 'gongkai-session' | 'gongkai-unified';

const SHAPE = /^[\w-]{43}$/;

const attributes = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;

/**
 * Sets a cookie for the browser's own time: the server decides how long it is good for. Only a page on this machine
 * itself, without TLS, gets it under its plain name; any other as `__Host-`, which a browser takes over TLS alone.
 */
export const giveCookie = (c: Context, name: CookieName, value: string, origin: string): void => {
  if (isLoopbackOrigin(origin)) setCookie(c, name, value, attributes);
  else setCookie(c, name, value, { ...attributes, secure: true, prefix: 'host' });
};

/** The token in a cookie; an empty string without one. */
export const readCookie = (c: Context, name: CookieName): string => {
  const plain = isLoopbackOrigin(plainOrigin(c)) ? getCookie(c, name) : undefined;
  const value = getCookie(c, name, 'host') ?? plain ?? '';
  return SHAPE.test(value) ? value : '';
};

/** Removes a cookie. */
export const dropCookie = (c: Context, name: CookieName): void => {
  if (getCookie(c, name, 'host') !== undefined) deleteCookie(c, name, { ...attributes, secure: true, prefix: 'host' });
  if (getCookie(c, name) !== undefined) deleteCookie(c, name, attributes);
};
