import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { FormError, parseForm } from './parse-form.ts';
import { apiError } from './problem.ts';
import type { Env } from './types.ts';

const MULTIPART = /^multipart\/form-data\b/i;
const BOUNDARY = /;[ \t]*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i;

const malformed = (message: string) => apiError('http/bad-request', { issues: [{ path: 'body', message }] });

/** Reads a form before the validator of its route, which then takes what was read. */
export const readForm: MiddlewareHandler<Env> = createMiddleware<Env>(async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  if (!MULTIPART.test(type)) return next();
  const [, quoted, plain] = BOUNDARY.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw malformed('the content type names no boundary');
  try {
    const form = parseForm(Buffer.from(await c.req.arrayBuffer()), boundary);
    // The cache holds promises, contrary to its type.
    c.req.bodyCache.formData = Promise.resolve(form) as unknown as FormData;
  } catch (error) {
    throw error instanceof FormError ? malformed(error.message) : error;
  }
  return next();
});
