import { findUnsafeText, text as words } from '@gongkai/core';
import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { holdsMore } from './count-values.ts';
import { apiError } from './problem.ts';
import type { Env } from './types.ts';

const JSON_TYPE = /^application\/(?:[a-z.-]+\+)?json\b/i;
const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;

// In valid UTF-8, an unpaired surrogate can only be an escape; so can a `__proto__` that is not written plainly.
const MAY_BE_UNSAFE = /__proto__|\\u(?:d[89a-f]|00[2-7])/i;

/** Values of a body; the tree of a province's agencies, the largest body that is sent, has half of it. */
const MOST_VALUES = 20_000;

const TOO_MANY = words(
  `请求内容中的数据项不得超过 ${MOST_VALUES} 个`,
  `The body may hold ${MOST_VALUES} values at most; send it in parts`,
);

const textOf = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const issues = [{ path: 'body', message: 'is not UTF-8' }];
    throw apiError('http/bad-request', { issues });
  }
};

// Text that is not JSON is refused by the validator of the route.
const valueOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * Refuses JSON bodies that are not UTF-8, and unsafe content that JSON can carry, each with its path. The validator of
 * the route parses the body; it is parsed here only where its text may hold something unsafe.
 */
export const validateJsonBody: MiddlewareHandler<Env> = createMiddleware<Env>(async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  if (!JSON_TYPE.test(type)) return next();
  const [, charset = 'utf-8'] = CHARSET.exec(type) ?? [];
  if (!/^utf-?8$/i.test(charset)) throw apiError('http/media-type');
  const text = textOf(await c.req.arrayBuffer());
  // Without this, Hono creates a Response to read the text again. The cache holds promises, contrary to its type.
  c.req.bodyCache.text = Promise.resolve(text) as unknown as string;
  if (holdsMore(text, MOST_VALUES)) throw apiError('http/too-large', { reason: TOO_MANY });
  const issues = MAY_BE_UNSAFE.test(text) ? findUnsafeText(valueOf(text)) : [];
  if (issues.length > 0) throw apiError('http/invalid', { issues: [...issues] });
  return next();
});
