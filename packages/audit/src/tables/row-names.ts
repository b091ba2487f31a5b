/** The rows of a table in the order of the form, each with the words that show it among ideographs alone. */
export type RowNames = readonly (readonly [row: string, words: RegExp])[];

// Long labels of the form, the short ones of many reports, and what remains of one that a line end cut.
const COMMON: RowNames = [
  ['newReceived', /本年(?:度)?新收/],
  ['carriedOver', /上年(?:度)?结转/],
  ['r1', /予以公开(?!信息)/],
  ['r2', /部分公开/],
  ['r3_1', /国家秘密/],
  ['r3_2', /法规禁止(?:公开)?/],
  ['r3_3', /三安全一稳定/],
  ['r3_4', /第三方(?:合法)?权益/],
  ['r3_5', /内部事务/],
  ['r3_6', /过程性/],
  ['r3_7', /执法案卷/],
  ['r3_8', /查询事项/],
  ['r4_1', /不掌握/],
  ['r4_2', /现成信息|另行制作/],
  ['r4_3', /补正(?:后)?(?:申请内容)?仍不明确/],
  ['r5_1', /信访/],
  ['r5_2', /重复(?:申请)?/],
  ['r5_3', /公开出版物/],
  ['r5_4', /大量反复/],
  ['r5_5', /重新(?:出具)?|出具已获取信息/],
];

const LAST: RowNames = [
  ['rTotal', /(?:总计|合计)$/],
  ['carriedForward', /结转下年/],
];

/** Rows of table 3 with one row for (六). */
export const REQUEST_ROWS_2019: RowNames = [...COMMON, ['r6', /其他处理$/], ...LAST];

/** Rows of table 3 with three rows under (六). */
export const REQUEST_ROWS_2021: RowNames = [
  ...COMMON,
  ['r6_1', /逾期不补正/],
  ['r6_2', /逾期(?:不缴费|未按收费|未缴)/],
  ['r6_3', /其他$/],
  ...LAST,
];

/** Rows of table 2 from 2021 on, with how many figures each has. */
export const PROACTIVE_ROWS_2021 = [
  ['regulations', /规章$/, ['made', 'repealed', 'inForce']],
  ['normativeDocuments', /规范性文件$/, ['made', 'repealed', 'inForce']],
  ['licences', /行政许可$/, ['decisions']],
  ['penalties', /行政处罚$/, ['decisions']],
  ['coercion', /行政强制$/, ['decisions']],
  ['charges', /行政事业性收费(?:万元)?$/, ['amount']],
] as const;

/** Rows of table 2 of 2019 and 2020. */
export const PROACTIVE_ROWS_2019 = [
  ['regulations', /规章$/, ['made', 'published', 'publishedTotal']],
  ['normativeDocuments', /规范性文件$/, ['made', 'published', 'publishedTotal']],
  ['licences', /行政许可$/, ['before', 'change', 'decisions']],
  ['services', /其他对外管理服务事项$/, ['before', 'change', 'decisions']],
  ['penalties', /行政处罚$/, ['before', 'change', 'decisions']],
  ['coercion', /行政强制$/, ['before', 'change', 'decisions']],
  ['charges', /行政事业性收费$/, ['before', 'change']],
  ['procurement', /政府集中采购$/, ['projects', 'amount']],
] as const;
