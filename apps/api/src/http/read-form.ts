import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { FormError, parseForm } from './parse-form.ts';
import { apiError } from './problem.ts';
import type { Env } from './types.ts';

const MULTIPART = /^multipart\/form-data\b/i;
const BOUNDARY = /;[ \t]*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i;

export const malformed = (message: string) => apiError('http/bad-request', { issues: [{ path: 'body', message }] });

/** The boundary of a form; null for a body in another form. */
export const boundaryOf = (type: string): string | null => {
  if (!MULTIPART.test(type)) return null;
  const [, quoted, plain] = BOUNDARY.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw malformed('the content type names no boundary');
  return boundary;
};

/** A report is small; the server's own limit is that of the largest file that is attached to a case. */
const SLOWEST_MS = 30_000;

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(apiError('http/too-slow')), SLOWEST_MS);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Reads a form before the validator of its route, which then takes what was read. */
export const readForm: MiddlewareHandler<Env> = createMiddleware<Env>(async (c, next) => {
  const boundary = boundaryOf(c.req.header('content-type') ?? '');
  if (boundary === null) return next();
  try {
    const form = parseForm(Buffer.from(await inTime(c.req.arrayBuffer())), boundary);
    // The cache holds promises, contrary to its type.
    c.req.bodyCache.formData = Promise.resolve(form) as unknown as FormData;
  } catch (error) {
    throw error instanceof FormError ? malformed(error.message) : error;
  }
  return next();
});
