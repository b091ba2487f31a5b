import type { Text } from '@gongkai/core';
import type { RefusalCode, StatsRefusal } from '@gongkai/stats';
import type { ErrorRecord } from './error-record.ts';
import { error } from './error-record.ts';
import { ProblemError, problemOf } from './problem.ts';

/** Codes of `@gongkai/stats`, each with its general sentence. */
const REFUSALS = {
  'register/unknown': error('missing', '没有这一登记项', 'There is no such register'),
  'register/bad-agency': error('invalid', '须写明行政机关', 'The agency must be named'),
  'register/bad-year': error('invalid', '不是年份', 'This is not a year'),
  'register/wrong-unit': error('invalid', '计量单位不符', 'The register is counted in another unit'),
  'register/not-a-number': error('invalid', '须填数字', 'The value must be a number'),
  'register/negative': error('invalid', '不能为负数', 'The value must not be negative'),
  'register/not-whole': error('invalid', '须填整数', 'The value must be a whole number'),
  'register/too-fine': error('invalid', '小数位数过多', 'The figure has too many decimals'),
  'register/too-large': error('invalid', '数字过大', 'The figure is too large'),
  'register/conflict': error(
    'conflict',
    '这一数字已由他人更改,请重新读取',
    'The figure has changed; read it again first',
  ),
  'year/not-closed': error('conflict', '年度尚未结束,不能发布', 'The year is not over; its table cannot be published'),
  'year/faulty': error('conflict', '表内勾稽关系不符,不能发布', 'The table breaks a rule of its form'),
  'correction/unknown-cell': error('invalid', '没有这一格', 'The form has no such cell'),
  'correction/stale': error(
    'conflict',
    '该数字已更正,请重新读取',
    'The figure has been corrected; read it again first',
  ),
  'correction/no-change': error('invalid', '更正前后的数字相同', 'The correction changes nothing'),
  'correction/no-reason': error('invalid', '须写明更正理由', 'A correction needs a reason'),
  'correction/wrong-number': error('invalid', '这一格不能填该数字', 'The cell cannot hold this number'),
} as const satisfies Record<RefusalCode, ErrorRecord>;

const OWN = {
  'agency/unknown': error('missing', '没有这一行政机关', 'There is no such agency'),
  'agency/bad-tree': error('invalid', '机关隶属关系有误', 'The agencies do not form a tree'),
  'table/unknown-format': error(
    'missing',
    '没有这一表式',
    'There is no such form; STAT2014, AR2019 and AR2021 are known',
  ),
  'table/unknown-cell': error('missing', '表中没有这一格', 'The form has no such cell'),
  'table/not-from-facts': error(
    'conflict',
    '这一格来自登记而非案件',
    'The figure of the cell comes from a register, not from cases',
  ),
  'table/not-published': error('missing', '该年度表尚未发布', 'The table of this year is not published'),
  'table/published': error(
    'conflict',
    '该年度表已发布,只能更正',
    'The table is published already; it can only be corrected',
  ),
} as const satisfies Record<string, ErrorRecord>;

/** Every code about figures. */
export const FIGURE_ERRORS: Readonly<Record<string, ErrorRecord>> = { ...REFUSALS, ...OWN };

/** A refusal of `@gongkai/stats` as an error to throw. */
export const refusedFigure = ({ code, reason }: StatsRefusal): ProblemError =>
  new ProblemError(problemOf(code, REFUSALS[code], { reason }));

/** A refusal of the API about figures, as an error to throw. */
export const figureProblem = (code: keyof typeof OWN, reason?: Text): ProblemError =>
  new ProblemError(problemOf(code, OWN[code], reason === undefined ? {} : { reason }));

/** The refusal of an entry or a correction after another one came first. */
export const tooLate = (code: 'register/conflict' | 'correction/stale'): ProblemError =>
  new ProblemError(problemOf(code, REFUSALS[code]));
