import type { Citation } from '../law/cite.ts';
import type { Text } from './text.ts';
import { text } from './text.ts';

/** Every way in which the packages refuse, with the sentence that is shown. Rules of a procedure add their own codes. */
export const ERRORS = {
  'fact/unknown': text('没有这种事实', 'There is no such fact in this procedure'),
  'fact/malformed': text('事实的内容不合要求', 'The fact does not have the required form'),
  'fact/refused': text(
    '案件现处状态下不能登记这一事实',
    'This fact may not be recorded in the present state of the case',
  ),
  'fact/future': text('事实的时间晚于当前时间', 'The fact lies in the future'),
  'fact/out-of-order': text('事实的日期早于案件已登记的最近事实', 'The fact lies before the latest fact of the case'),
  'actor/forbidden': text('登记人没有登记这一事实的职责', 'The actor does not hold a duty that may record this fact'),
  'actor/kept-apart': text(
    '同一人不得既登记前一事实又登记这一事实',
    'One person may not record both this fact and an earlier one of the case',
  ),
  'entry/not-correctable': text('该项登记不能更正或者作废', 'This entry cannot be corrected or voided'),
  'entry/breaks-later': text(
    '更正后,其后的登记不再成立',
    'After the correction a later fact would no longer be admissible',
  ),
  'case/not-found': text('没有这一案件', 'There is no such case'),
  'case/stale': text('案件已被他人更新', 'The case has changed since it was read'),
  'procedure/unknown': text('没有这种程序', 'There is no such procedure'),
  'settings/invalid': text('设定不合要求', 'The settings are not valid'),
  'calendar/unknown-year': text(
    '期限涉及尚未公布放假安排的年份',
    'The period runs into a year whose holiday notice is not published',
  ),
  'calendar/out-of-range': text('日期超出日历范围', 'The date lies outside the calendar'),
  'idempotency/reused': text('同一幂等键已用于另一内容', 'The idempotency key was used with another body'),
} as const satisfies Record<string, Text>;

/** The closed list of codes of the packages. */
export type ErrorCode = keyof typeof ERRORS;

/** A rule of a procedure that a fact breaks; `kind` says whether the case (conflict) or the fact's data (invalid) is at fault. */
export type RuleCode = `rule/${string}`;

/** One place in a malformed fact. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** Why a fact was not recorded. A refusal is a value and leaves no trace in state or ledger. */
export interface Refusal {
  readonly code: ErrorCode | RuleCode;
  readonly kind: 'conflict' | 'invalid' | 'forbidden' | 'missing' | 'unavailable';
  readonly reason: Text;
  readonly basis: Citation | null;
  readonly issues: readonly Issue[];
  /** Facts that the state of the case admits now, for any duty. */
  readonly admitted: readonly string[];
  /** Whether the fact is recorded all the same once this code is acknowledged with a reason. */
  readonly recordable: boolean;
  /** What follows when it is. */
  readonly follows: Text | null;
}

const KINDS = {
  'fact/unknown': 'invalid',
  'fact/malformed': 'invalid',
  'fact/refused': 'conflict',
  'fact/future': 'invalid',
  'fact/out-of-order': 'invalid',
  'actor/forbidden': 'forbidden',
  'actor/kept-apart': 'forbidden',
  'entry/not-correctable': 'conflict',
  'entry/breaks-later': 'conflict',
  'case/not-found': 'missing',
  'case/stale': 'conflict',
  'procedure/unknown': 'missing',
  'settings/invalid': 'invalid',
  'calendar/unknown-year': 'unavailable',
  'calendar/out-of-range': 'invalid',
  'idempotency/reused': 'invalid',
} as const satisfies Record<ErrorCode, Refusal['kind']>;

/** Builds a refusal with the standard sentence of its code; `more` adds what is known of this instance. */
export const refusal = (code: ErrorCode, more: Partial<Omit<Refusal, 'code' | 'kind'>> = {}): Refusal => ({
  code,
  kind: KINDS[code],
  reason: ERRORS[code],
  basis: null,
  issues: [],
  admitted: [],
  recordable: false,
  follows: null,
  ...more,
});
