import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { preferredLanguage } from './language.ts';

const app = new Hono().get('/', (c) => c.text(preferredLanguage(c)));

it.each([
  [undefined, 'zh', 'nothing is said'],
  ['', 'zh', 'nothing is said'],
  ['en', 'en', 'it is named'],
  ['EN-gb', 'en', 'the region and the case do not matter'],
  ['zh-Hans-CN, en', 'zh', 'the first of equal weight comes first'],
  ['en;q=0.5, zh;q=0.8', 'zh', 'the greater weight comes first'],
  ['zh;q=0.5, en', 'en', 'no weight is the greatest'],
  ['en;q=0', 'zh', 'a weight of zero excludes'],
  ['fr, de;q=0.9, en;q=0.1', 'en', 'other languages do not count'],
  ['*', 'zh', 'any language will do'],
  [';;,,', 'zh', 'it is malformed'],
])('%j prefers %s: %s', async (header, language, _why) => {
  const answer = await app.request('/', { headers: header === undefined ? {} : { 'accept-language': header } });
  expect(await answer.text()).toBe(language);
});
