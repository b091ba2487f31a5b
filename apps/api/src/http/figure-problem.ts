import type { Text } from '@gongkai/core';
import type { RefusalCode, StatsRefusal } from '@gongkai/stats';
import { REFUSALS } from '@gongkai/stats';
import { error, type ErrorRecord, withStatus } from './error-record.ts';
import { ProblemError, problemOf } from './problem.ts';

const OWN = {
  'agency/unknown': error('missing', '没有这一行政机关', 'There is no such agency'),
  'agency/no-profile': error('missing', '该机关在这一天没有登记信息', 'The agency has no profile on this day'),
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
  'table/incomplete': error(
    'conflict',
    '还有单位未报;补报后发布,或者确认未报各项均为零',
    'Agencies have not reported all figures: enter them, or say that those missing are zero',
  ),
  'table/published': error(
    'conflict',
    '该年度表已发布,只能更正',
    'The table is published already; it can only be corrected',
  ),
} as const satisfies Record<string, ErrorRecord>;

/** The record of a code of `@gongkai/stats`. */
const recordOf = (code: RefusalCode): ErrorRecord => withStatus(REFUSALS[code]);

/** Every code about figures. */
export const FIGURE_ERRORS: Readonly<Record<string, ErrorRecord>> = {
  ...Object.fromEntries(Object.entries(REFUSALS).map(([code, record]) => [code, withStatus(record)])),
  ...OWN,
};

/** A refusal of `@gongkai/stats` as an error to throw. */
export const refusedFigure = ({ code, reason }: StatsRefusal): ProblemError =>
  new ProblemError(problemOf(code, recordOf(code), { reason }));

/** A refusal of the API about figures, as an error to throw. */
export const figureProblem = (code: keyof typeof OWN, reason?: Text): ProblemError =>
  new ProblemError(problemOf(code, OWN[code], reason === undefined ? {} : { reason }));

/** The refusal of an entry or a correction after another one came first. */
export const tooLate = (code: 'register/conflict' | 'correction/stale'): ProblemError =>
  new ProblemError(problemOf(code, recordOf(code)));
