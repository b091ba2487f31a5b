import type { CivilDate } from '@gongkai/calendar';
import {
  type Citation,
  cite,
  citeAll,
  convention,
  INSTRUMENTS,
  setDate,
  text,
  workingDays,
} from '../../kernel/index.ts';
import type { RequestContext } from './context.ts';
import { OVERDUE, REPLY_DAYS } from './extension.ts';
import { request } from './kit.ts';
import type { ReplyClock } from './reply-clock.ts';

type Order = 'ordered-reply' | 'ordered-reply-2017' | 'ordered-by-court';

/** The law on which each kind of order rests. */
const ORDERS: Readonly<Record<Order, Citation>> = {
  'ordered-reply': citeAll(cite('reconsideration-law-2023', 64), cite('reconsideration-law-2023', 66)),
  'ordered-reply-2017': cite('reconsideration-law-2017', 28),
  'ordered-by-court': citeAll(cite('litigation-law-2017', 70), cite('litigation-law-2017', 72)),
};

/** Orders of a reconsideration organ by their date, and those of a court, which rest on another law. */
export const orderPeriod = (by: unknown, orderedOn: CivilDate): Order => {
  if (by === 'court') return 'ordered-by-court';
  return orderedOn < INSTRUMENTS['reconsideration-law-2023'].from ? 'ordered-reply-2017' : 'ordered-reply';
};

/** The law on which an order rests, by who gave it and when. */
export const orderBasis = (by: unknown, orderedOn: CivilDate): Citation => ORDERS[orderPeriod(by, orderedOn)];

/** An order that names no date, or "the statutory period": the period of the reply under the text of the case. */
export const ORDERED_UNDATED = { FOI2019: 'ordered-undated', FOI2008: 'ordered-undated-2008' } as const;

/** The working days of an order without a date. */
export const UNDATED_DAYS = {
  'ordered-undated': REPLY_DAYS.reply,
  'ordered-undated-2008': REPLY_DAYS['reply-2008'],
} as const;

// The regulation of 2007 has the statutory period run again; neither law names the length for a court.
const undatedBasis = (text: 'ogi-regulation-2019' | 'ogi-regulation-2008', article: number): Citation =>
  convention('U42', citeAll(cite('reconsideration-regulation-2007', 49, 1), cite(text, article)));

const ordered = (reply: ReplyClock, name: Order, zh: string, en: string) =>
  request.period({
    label: text(zh, en),
    binds: 'agency',
    clock: 'reply',
    length: setDate((context: RequestContext) => context.reply?.dueOn),
    basis: ORDERS[name],
    onExpiry: OVERDUE,
    runs: reply.runs(name),
  });

const undated = (reply: ReplyClock, name: keyof typeof UNDATED_DAYS, basis: Citation) =>
  request.period({
    label: text('决定或者判决未定期限的重新答复', 'reply after an order that sets no date'),
    binds: 'agency',
    clock: 'reply',
    length: workingDays(UNDATED_DAYS[name]),
    basis,
    onExpiry: OVERDUE,
    runs: reply.runs(name),
  });

/** The periods of the reply after an order. */
export const orderPeriods = (reply: ReplyClock) => ({
  'ordered-reply': ordered(
    reply,
    'ordered-reply',
    '复议决定确定的期限',
    'period set by the decision on reconsideration',
  ),
  'ordered-reply-2017': ordered(
    reply,
    'ordered-reply-2017',
    '复议决定确定的期限',
    'period set by the decision on reconsideration',
  ),
  'ordered-by-court': ordered(reply, 'ordered-by-court', '判决确定的期限', 'period set by the judgment'),
  'ordered-undated': undated(reply, 'ordered-undated', undatedBasis('ogi-regulation-2019', 33)),
  'ordered-undated-2008': undated(reply, 'ordered-undated-2008', undatedBasis('ogi-regulation-2008', 24)),
});
