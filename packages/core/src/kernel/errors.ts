import type { Citation } from '../law/cite.ts';
import { text, type Text } from './text.ts';

/** The kinds of refusal: the data are wrong, the case does not allow it, the actor may not, nothing is there, or not now. */
type RefusalKind = 'invalid' | 'conflict' | 'forbidden' | 'missing' | 'unavailable';

/** What is fixed about a code: its kind, and the sentence that is shown. */
interface ErrorRecord {
  readonly kind: RefusalKind;
  readonly text: Text;
}

const error = (kind: RefusalKind, zh: string, en: string): ErrorRecord => ({ kind, text: text(zh, en) });

/** Every way in which the packages refuse, one record per code. Rules of a procedure add their own codes. */
export const ERRORS = {
  'fact/unknown': error('invalid', '没有这种事实', 'There is no such fact in this procedure'),
  'fact/malformed': error('invalid', '事实的内容不合要求', 'The fact does not have the required form'),
  'fact/refused': error(
    'conflict',
    '案件现处状态下不能登记这一事实',
    'This fact may not be recorded in the present state of the case',
  ),
  'fact/future': error('invalid', '事实的时间晚于当前时间', 'The fact is in the future'),
  'fact/out-of-order': error(
    'invalid',
    '事实的日期早于案件已登记的最近事实',
    'The fact is earlier than the latest fact of the case',
  ),
  'actor/forbidden': error(
    'forbidden',
    '登记人没有登记这一事实的职责',
    'The actor does not hold a duty that may record this fact',
  ),
  'actor/separation-of-duties': error(
    'forbidden',
    '同一人不得在本案中既登记这一事实,又登记已登记的另一事实',
    'One person may not record both this fact and another one that is on record in the case',
  ),
  'actor/exempted': error(
    'forbidden',
    '经负责人豁免,同一人登记了应当分离的两项事实',
    'One person recorded two facts that are kept apart, by an exemption that the head of the office granted',
  ),
  'entry/not-correctable': error('conflict', '该项登记不能更正或者作废', 'This entry cannot be corrected or voided'),
  'entry/breaks-later': error(
    'conflict',
    '更正后,其后的登记不再成立',
    'After the correction a later fact would no longer be admissible',
  ),
  'file/no-holder': error('conflict', '案件尚未分办', 'The case was not assigned to anybody'),
  'file/not-holder': error(
    'forbidden',
    '案件不在登记人手中',
    'The case is not in the hands of the one who records this',
  ),
  'file/taken-over': error('conflict', '案件已签收', 'The case was taken over before'),
  'file/full': error('conflict', '案卷中这一类已达上限', 'The file holds as many of these as it can'),
  'file/linked': error('conflict', '两案已有这一关联', 'The two cases are linked in this way already'),
  'file/not-linked': error('conflict', '两案没有这一关联', 'The two cases are not linked in this way'),
  'file/link-unknown': error('invalid', '没有可以关联的这一案件', 'There is no such case to link'),
  'file/link-circle': error('conflict', '这一关联使案件归属于自身', 'The link would make a case a part of itself'),
  'file/parts-missing': error(
    'conflict',
    '没有这么多由本案分出的案件',
    'There are not as many cases that are parts of this one',
  ),
  'file/not-supervised': error('conflict', '没有待反馈的督办', 'No demand of a supervisor waits for an answer'),
  'file/case-closed': error('conflict', '案件已办结', 'The case is closed'),
  'file/same-agency': error('conflict', '案件已在该机关', 'The agency holds the case already'),
  'file/agency-unknown': error('invalid', '没有这一机关', 'There is no such agency on this day'),
  'file/transferred': error(
    'forbidden',
    '案件已移交其他机关,原机关只能查阅',
    'The case was transferred to another agency; the one that held it before may only read it',
  ),
  'file/unlike': error(
    'conflict',
    '只有同一机关同一程序的案件可以并案',
    'Only cases of one procedure in one agency are merged',
  ),
  'file/nothing-apart': error(
    'conflict',
    '本流程没有须由不同人员分别办理的事项',
    'This procedure keeps no acts of one person apart',
  ),
  'file/exempted': error('conflict', '已给予这一豁免', 'The exemption was granted before'),
  'case/not-found': error('missing', '没有这一案件', 'There is no such case'),
  'case/stale': error('conflict', '案件已被他人更新', 'The case has changed since it was read'),
  'procedure/unknown': error('missing', '没有这种程序', 'There is no such procedure'),
  'settings/invalid': error('invalid', '设定不合要求', 'The settings are not valid'),
  'calendar/unknown-year': error(
    'unavailable',
    '期限涉及尚未公布放假安排的年份',
    'The period runs into a year whose holiday notice is not published',
  ),
  'calendar/out-of-range': error('invalid', '日期超出日历范围', 'The date is outside the calendar'),
  'idempotency/reused': error('invalid', '同一幂等键已用于另一内容', 'The idempotency key was used with another body'),
} as const satisfies Record<string, ErrorRecord>;

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
  readonly kind: RefusalKind;
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

/** Builds a refusal with the standard sentence of its code; `more` adds what is known of this instance. */
export const refusal = (code: ErrorCode, more: Partial<Omit<Refusal, 'code' | 'kind'>> = {}): Refusal => ({
  code,
  kind: ERRORS[code].kind,
  reason: ERRORS[code].text,
  basis: null,
  issues: [],
  admitted: [],
  recordable: false,
  follows: null,
  ...more,
});
