import * as z from 'zod';
import { instant, publicField, webAddress, words } from '../../kernel/index.ts';

/** Ways in which an authority speaks. */
const way = publicField(
  z.enum(['statement', 'press-conference', 'briefing', 'interview', 'weibo', 'wechat', 'app', 'website']),
);

/** What is released: in short, in full, where it is published, and who approved it when. */
export const release = {
  way,
  summary: words(4000),
  number: words(60).optional().meta({ description: 'of the statement, for example 第一号' }),
  text: words(20_000).optional().meta({ description: 'the full text' }),
  links: z.array(webAddress).min(1).max(50).optional().meta({ description: 'where it was published' }),
  version: publicField(z.int().positive().max(10_000)).optional(),
  approvedBy: words(100).optional(),
  approvedAt: instant.optional().meta({ description: 'to the minute; no text says that it comes before the release' }),
};
