import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { convention, instant, publicField, text, webAddress, words } from '../../kernel/index.ts';
import { incident } from './kit.ts';
import { rules80 } from './law.ts';

/** Ways in which an authority speaks. */
const way = publicField(
  z.enum(['statement', 'press-conference', 'briefing', 'interview', 'weibo', 'wechat', 'app', 'website']),
);

/** What is released: in short, in full, where it stands, and who approved it when. */
export const release = {
  way,
  summary: words(4000),
  number: words(60).optional().meta({ description: 'of the statement, for example 第一号' }),
  text: words(20_000).optional().meta({ description: 'the full text' }),
  links: z.array(webAddress).min(1).max(50).optional().meta({ description: 'where it was published' }),
  version: publicField(z.int().positive().max(10_000)).optional(),
  approvedBy: words(100).optional(),
  approvedAt: instant.optional(),
};

interface Released {
  readonly at: Instant;
  readonly approvedAt?: Instant | undefined;
}

/** A release is approved before it goes out; one that was not stays a release, since people have read it. */
export const approvedBefore = incident.rule<Released>({
  code: 'rule/approved-later',
  basis: convention('approval', rules80),
  text: text('发布应当先经审批', 'a release is approved before it goes out'),
  follows: text('登记为先发布、后审批', 'recorded as released before its approval'),
  breaks: (_, { at, approvedAt }) => approvedAt !== undefined && approvedAt > at,
});
