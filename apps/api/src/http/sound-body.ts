import { findUnsafeText } from '@gongkai/core';
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { apiProblem, ProblemError } from './problem.ts';
import type { Env } from './types.ts';

const JSON_TYPE = /^application\/(?:[a-z.-]+\+)?json\b/i;
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;

const textOf = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const issues = [{ path: 'body', message: 'is no UTF-8' }];
    throw new ProblemError(apiProblem('http/bad-request', { issues }));
  }
};

// What is no JSON at all is told by the route that reads it.
const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Refuses bodies that are not UTF-8, and what JSON can carry but nobody may keep, each with its path. */
export const withSoundBody: MiddlewareHandler<Env> = createMiddleware<Env>(async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  if (!JSON_TYPE.test(type)) return next();
  const [, charset = 'utf-8'] = CHARSET.exec(type) ?? [];
  if (!/^utf-?8$/i.test(charset)) throw new ProblemError(apiProblem('http/media-type'));
  const text = textOf(await c.req.arrayBuffer());
  // Else Hono makes a Response of the bytes to read them as text once more; it keeps promises, which its types do not say.
  c.req.bodyCache.text = Promise.resolve(text) as unknown as string;
  const issues = findUnsafeText(valueOf(text));
  if (issues.length > 0) throw new ProblemError(apiProblem('http/invalid', { issues: [...issues] }));
  return next();
});
