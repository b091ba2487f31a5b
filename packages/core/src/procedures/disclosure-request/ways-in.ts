import type * as z from 'zod';
import { type Citation, cite, citeAll, convention, type Text, text } from '../../kernel/index.ts';
import { r19 } from './kit.ts';
import type { channel } from './receipt-terms.ts';

/** A way in which requests come in practice, and the channel of the law under which it is received and counted. */
interface WayIn {
  readonly label: Text;
  readonly channel: z.output<typeof channel>;
  readonly basis: Citation;
}

const online = r19(31, null, { items: [3] });
const letter2015 = cite('receipt-reply-2015');

/** The ways in which requests come in practice; the law names the channels alone, so most of the table is a reading of ours. */
export const WAYS_IN = {
  website: { label: text('网站申请', 'form on the website'), channel: 'internet', basis: online },
  'e-mail': { label: text('电子邮件', 'e-mail'), channel: 'internet', basis: citeAll(online, letter2015) },
  wechat: { label: text('微信', 'WeChat'), channel: 'internet', basis: convention('channels', online) },
  app: { label: text('移动客户端', 'app'), channel: 'internet', basis: convention('channels', online) },
  // A call is not a request until it is written down; written down it is an oral one.
  'hotline-12345': {
    label: text('12345热线', '12345 hotline'),
    channel: 'oral',
    basis: convention('channels', r19(29)),
  },
  express: {
    label: text('邮政特快专递', 'express mail'),
    channel: 'mail-signed',
    basis: r19(31, null, { items: [2] }),
  },
  // Post that is addressed to another unit is confirmed with the applicant, as ordinary post is.
  'petition-letter': {
    label: text('信访信件', 'petition letter'),
    channel: 'mail-ordinary',
    basis: convention('channels', letter2015),
  },
} as const satisfies Record<string, WayIn>;

/** The code of a way in. */
export type WayInCode = keyof typeof WAYS_IN;

/** All codes, for schemas. */
export const WAY_IN_CODES = Object.keys(WAYS_IN) as [WayInCode, ...WayInCode[]];
