import type { Refusal, Text } from '@gongkai/core';

/** One code: its kind, as core sorts refusals, and a sentence without particulars. */
export interface ErrorRecord {
  readonly kind: Refusal['kind'];
  readonly text: Text;
}

/** Builds the record of a code. */
export const errorRecord = (kind: ErrorRecord['kind'], zh: string, en: string): ErrorRecord => ({
  kind,
  text: { zh, en },
});

/** Every code with which this package throws. */
export const STATS_ERRORS = {
  'stats/bad-amount': errorRecord('invalid', '数额最多两位小数', 'An amount has at most two decimals'),
  'stats/bad-year': errorRecord('invalid', '年份须为 1 至 9999', 'A year is from 1 to 9999'),
  'stats/bad-share': errorRecord(
    'invalid',
    '占比须由非负整数计算',
    'A share is computed from whole, non-negative counts',
  ),
  'stats/bad-tally': errorRecord('invalid', '不是已存储的统计', 'This is not a stored tally'),
  'stats/unknown-cell': errorRecord('missing', '表中没有这一格', 'The form has no such cell'),
  'stats/not-from-facts': errorRecord(
    'conflict',
    '这一格来自登记而非案件',
    'The cell is fed by a register, not by cases',
  ),
  'stats/bad-tree': errorRecord('invalid', '机关隶属关系有误', 'The agencies do not make a tree'),
  'stats/bad-month': errorRecord('invalid', '月份须写作 YYYY-MM', 'A month is written YYYY-MM'),
  'stats/bad-weight': errorRecord(
    'invalid',
    '权重须为 0 至 1000000、最多三位小数的数',
    'A weight is from 0 to 1,000,000, in thousandths',
  ),
} as const satisfies Record<string, ErrorRecord>;

/** A code of {@link STATS_ERRORS}. */
export type StatsErrorCode = keyof typeof STATS_ERRORS;

/** The exception of this package. Callers distinguish by `code`, not by the message. */
export class StatsError extends Error {
  readonly code: StatsErrorCode;

  constructor(code: StatsErrorCode, message: string) {
    super(message);
    this.name = 'StatsError';
    this.code = code;
  }
}
