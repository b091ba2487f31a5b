import type { Context } from 'hono';

/**
 * Whether the caller asked for no body (RFC 7240, section 4.2), which is then said in the answer. A program that files
 * many cases reads them when it needs them: a view is far longer than what made it.
 */
export const wantsMinimal = (c: Context): boolean => {
  const wanted = (c.req.header('prefer') ?? '')
    .toLowerCase()
    .split(/[,;]/)
    .some((one) => one.trim().replaceAll(/\s*=\s*"?([\w-]+)"?/g, '=$1') === 'return=minimal');
  if (wanted) c.header('preference-applied', 'return=minimal');
  return wanted;
};
