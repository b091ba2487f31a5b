import type { Context } from 'hono';

/**
 * Whether the caller prefers no body (RFC 7240, section 4.2); if so, the answer confirms it. A program that files many
 * cases reads them when it needs them: the view of a case is far longer than the request.
 */
export const wantsMinimal = (c: Context): boolean => {
  const wanted = (c.req.header('prefer') ?? '')
    .toLowerCase()
    .split(/[,;]/)
    .some((one) => {
      const [name = '', value = '', ...more] = one.split('=').map((part) => part.trim());
      return name === 'return' && more.length === 0 && /^"?minimal"?$/.test(value);
    });
  if (wanted) c.header('preference-applied', 'return=minimal');
  return wanted;
};
