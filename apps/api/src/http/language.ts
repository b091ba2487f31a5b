import type { Context } from 'hono';
import { accepts } from 'hono/accepts';

/** The languages of every sentence. */
export type Language = 'zh' | 'en';

const isLanguage = (tag: string): tag is Language => tag === 'zh' || tag === 'en';

/** The language that `Accept-Language` prefers, regardless of region and script; Chinese by default. */
export const preferredLanguage = (c: Context): Language => {
  const preferred = accepts(c, {
    header: 'Accept-Language',
    supports: ['zh', 'en'],
    default: 'zh',
    match: (accepted, { default: otherwise }) =>
      accepted
        .filter(({ q }) => q > 0)
        .map(({ type }) => type.toLowerCase().replace(/-.*/s, ''))
        .find(isLanguage) ?? otherwise,
  });
  return isLanguage(preferred) ? preferred : 'zh';
};
