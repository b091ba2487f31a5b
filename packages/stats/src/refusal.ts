import type { Text } from '@gongkai/core';
import { errorRecord, type ErrorRecord } from './errors.ts';

/** Every code with which an entry, a table to be published or a correction is refused. */
export const REFUSALS = {
  'register/unknown': errorRecord('missing', '没有这一登记项', 'There is no such register'),
  'register/bad-agency': errorRecord('invalid', '须写明行政机关', 'The agency must be named'),
  'register/bad-year': errorRecord('invalid', '不是年份', 'This is not a year'),
  'register/wrong-unit': errorRecord('invalid', '计量单位不符', 'The register is counted in another unit'),
  'register/not-a-number': errorRecord('invalid', '须填数字', 'The value must be a number'),
  'register/negative': errorRecord('invalid', '不能为负数', 'The value must not be negative'),
  'register/not-whole': errorRecord('invalid', '须填整数', 'The value must be a whole number'),
  'register/too-fine': errorRecord('invalid', '小数位数过多', 'The figure has too many decimals'),
  'register/too-large': errorRecord('invalid', '数字过大', 'The figure is too large'),
  'register/conflict': errorRecord(
    'conflict',
    '这一数字已由他人更改,请重新读取',
    'The figure has changed; read it again first',
  ),
  'year/not-closed': errorRecord(
    'conflict',
    '年度尚未结束,不能发布',
    'The year is not over; its table cannot be published',
  ),
  'year/empty': errorRecord(
    'conflict',
    '该年度没有任何数字,不能发布',
    'The table has no figure at all; there is nothing to publish',
  ),
  'year/faulty': errorRecord('conflict', '表内勾稽关系不符,不能发布', 'The table breaks a rule of its form'),
  'correction/unknown-cell': errorRecord('invalid', '没有这一格', 'The form has no such cell'),
  'correction/stale': errorRecord(
    'conflict',
    '该数字已更正,请重新读取',
    'The figure has been corrected; read it again first',
  ),
  'correction/no-change': errorRecord('invalid', '更正前后的数字相同', 'The correction changes nothing'),
  'correction/no-reason': errorRecord('invalid', '须写明更正理由', 'A correction needs a reason'),
  'correction/wrong-number': errorRecord('invalid', '这一格不能填该数字', 'The cell cannot hold this number'),
} as const satisfies Record<string, ErrorRecord>;

/** A code of {@link REFUSALS}. */
export type RefusalCode = keyof typeof REFUSALS;

/** A refusal: nothing was kept. */
export interface StatsRefusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** The sentence with its particulars. */
  readonly reason: Text;
}

/** Builds a refusal with its sentence in both languages. */
export const refused = (code: RefusalCode, zh: string, en: string): StatsRefusal => ({
  ok: false,
  code,
  reason: { zh, en },
});
