import type { CrosswalkRow } from './crosswalk-row.ts';

const exact = (from: string, to: string, zh = '', en = ''): CrosswalkRow => ({
  from,
  to,
  or: [],
  how: 'exact',
  note: { zh, en },
});
const merged = (from: string, to: string, zh: string, en: string): CrosswalkRow => ({
  from,
  to,
  or: [],
  how: 'merged',
  note: { zh, en },
});
const oneOf = (from: string, to: string | null, or: readonly string[], zh: string, en: string): CrosswalkRow => ({
  from,
  to,
  or,
  how: 'one-of-several',
  note: { zh, en },
});
const none = (zh: string, en: string, rows: readonly string[]): readonly CrosswalkRow[] =>
  rows.map((from) => ({ from, to: null, or: [], how: 'no-cell', note: { zh, en } }));

const remedy = (group: string, result: string): string => `remedies/${group}.${result}`;

const suit = (from: string, result: string): CrosswalkRow =>
  oneOf(
    from,
    null,
    [remedy('direct', result), remedy('later', result)],
    '旧表不区分是否经过复议',
    'the old form does not say whether a reconsideration came first',
  );

/**
 * Every row of the form of 2014 that holds a figure, once. A design choice: no official text compares the two forms.
 */
export const CROSSWALK: readonly CrosswalkRow[] = [
  ...none('新表不统计主动公开条数和渠道', 'items and channels are not counted any more', ['1.1', '1.1.1']),
  merged('1.1.2', 'normativeDocuments/made', '新表只计行政规范性文件', 'only administrative ones are counted now'),
  ...none('新表不统计公开渠道', 'channels are not counted any more', ['1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5']),
  ...none('新表不统计回应解读', 'responses and interpretations are not counted any more', [
    '2.1',
    '2.2.1',
    '2.2.1.1',
    '2.2.2',
    '2.2.2.1',
    '2.2.3',
    '2.2.4',
    '2.2.5',
  ]),
  exact('3.1', 'newReceived/total'),
  ...none('新表按申请人分,不按方式分', 'applicants are distinguished now, not channels', [
    '3.1.1',
    '3.1.2',
    '3.1.3',
    '3.1.4',
  ]),
  exact('3.2', 'rTotal/total'),
  ...none('新表不统计办结是否延期', 'extensions are not counted any more', ['3.2.1', '3.2.2']),
  ...none('各项答复分别计入', 'its parts are counted one by one', ['3.3']),
  merged('3.3.1', 'r1/total', '新表并入予以公开', 'counted as granted now'),
  merged('3.3.2', 'r1/total', '新表并入予以公开', 'counted as granted now'),
  exact('3.3.3', 'r2/total'),
  ...none('各项理由分别计入', 'its parts are counted one by one', ['3.3.4']),
  exact('3.3.4.1', 'r3_1/total'),
  merged('3.3.4.2', 'r3_4/total', '新表并为第三方合法权益', 'rights of third parties are one row now'),
  merged('3.3.4.3', 'r3_4/total', '新表并为第三方合法权益', 'rights of third parties are one row now'),
  exact('3.3.4.4', 'r3_3/total'),
  {
    from: '3.3.4.5',
    to: null,
    or: ['r4_1/total', 'r5_1/total', 'r5_2/total', 'r5_3/total', 'r5_4/total', 'r5_5/total'],
    how: 'no-cell',
    note: { zh: '新表无此项,多属不掌握或不予处理', en: 'has no row now; mostly not held, or not handled' },
  },
  oneOf(
    '3.3.4.6',
    'r3_2/total',
    ['r3_5/total', 'r3_6/total', 'r3_7/total'],
    '新表分为法律禁止、内部事务、过程性信息、执法案卷',
    'is several grounds now: other law, internal affairs, deliberation, enforcement files',
  ),
  merged('3.3.5', 'r4_1/total', '新表并为不掌握', 'counted as not held now'),
  merged('3.3.6', 'r4_1/total', '新表并为不掌握', 'counted as not held now'),
  ...none('补正现为步骤,不是结果', 'a correction is a step now, not a result', ['3.3.7']),
  oneOf('3.3.8', 'r5_1/total', ['r3_8/total'], '信访类或行政查询事项', 'a petition, or a matter of a register'),
  oneOf(
    '4',
    remedy('reconsideration', 'total'),
    [remedy('reconsideration', 'pending')],
    '旧表不列尚未审结',
    'pending ones have no row of their own in the old form',
  ),
  exact('4.1', remedy('reconsideration', 'upheld')),
  exact('4.2', remedy('reconsideration', 'corrected')),
  oneOf(
    '4.3',
    remedy('reconsideration', 'other'),
    [remedy('reconsideration', 'pending')],
    '旧表不列尚未审结',
    'pending ones have no row of their own in the old form',
  ),
  suit('5', 'total'),
  suit('5.1', 'upheld'),
  suit('5.2', 'corrected'),
  suit('5.3', 'other'),
  ...none('新表不统计举报投诉', 'complaints are not counted any more', ['6']),
  ...none('现在报告第六部分说明', 'is in the text of section six now', ['7']),
  ...none('新表不统计机构、人员、经费、会议和培训', 'means, meetings and training are not counted any more', [
    '8.1',
    '8.2',
    '8.3',
    '8.3.1',
    '8.3.2',
    '8.4',
    '9.1',
    '9.2',
    '9.3',
    'X1',
    'X1.1',
    'X1.2',
  ]),
  exact('carriedOver', 'carriedOver/total'),
];
