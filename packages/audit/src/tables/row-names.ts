/** The rows of a table in the order of the form, each with a pattern that identifies it among ideographs. */
export type RowNames = readonly (readonly [row: string, words: RegExp])[];

// Long labels of the form, short labels of many reports, and parts of labels cut by a line end.
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

/** Rows of table 2 from 2021 on, with the columns of each. */
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

/** Rows of the form of 2014 with a figure, by words that distinguish them from their neighbours. */
export const STATISTICS_ROWS: RowNames = [
  ['1.1', /主动公开政府信息数/],
  ['1.1.1', /主动公开规范性文件数/],
  ['1.1.2', /制发规范性文件(?:总)?数/],
  ['1.2.1', /政府公报公开政府信息数/],
  ['1.2.2', /政府网站公开政府信息数/],
  ['1.2.3', /政务微博公开政府信息数/],
  ['1.2.4', /政务微信公开政府信息数/],
  ['1.2.5', /其他方式公开政府信息数/],
  ['2.1', /回应公众关注热点或重大舆情数/],
  ['2.2.1', /新闻发布会总次数/],
  ['2.2.1.1', /参加新闻发布会次数/],
  ['2.2.2', /政府网站在线访谈次数/],
  ['2.2.2.1', /参加政府网站在线访谈次数/],
  ['2.2.3', /政策解读稿件发布数/],
  ['2.2.4', /微博微信回应事件数/],
  ['2.2.5', /其他方式回应事件数/],
  ['3.1', /收到申请数/],
  ['3.1.1', /当面申请数/],
  ['3.1.2', /传真申请数/],
  ['3.1.3', /网络申请数/],
  ['3.1.4', /信函申请数/],
  ['3.2', /申请办结数/],
  ['3.2.1', /按时办结数/],
  ['3.2.2', /延期办结数/],
  ['3.3', /申请答复数/],
  ['3.3.1', /属于已主动公开范围数/],
  ['3.3.2', /(?<!不)同意公开答复数/],
  ['3.3.3', /同意部分公开答复数/],
  ['3.3.4', /不同意公开答复数/],
  ['3.3.4.1', /涉及国家秘密/],
  ['3.3.4.2', /涉及商业秘密/],
  ['3.3.4.3', /涉及个人隐私/],
  ['3.3.4.4', /危及国家安全/],
  ['3.3.4.5', /不是条例所指政府信息/],
  ['3.3.4.6', /法律法规规定的其他情形/],
  ['3.3.5', /不属于本行政机关公开数/],
  ['3.3.6', /申请信息不存在数/],
  ['3.3.7', /告知作出更改补充数/],
  ['3.3.8', /告知通过其他途径办理数/],
  ['4', /行政复议数量?/],
  ['4.1', /维持具体行政行为数/],
  ['4.2', /被依法纠错数/],
  ['4.3', /其他情形数/],
  ['5', /行政诉讼数量?/],
  ['5.1', /驳回原告诉讼请求数/],
  ['5.2', /被依法纠错数/],
  ['5.3', /其他情形数/],
  ['6', /举报投诉数量?/],
  ['7', /依申请公开信息收取的费用/],
  ['8.1', /专门机构数/],
  ['8.2', /查阅点数/],
  ['8.3', /从事政府信息公开工作人员数/],
  ['8.3.1', /专职人员数/],
  ['8.3.2', /兼职人员数/],
  ['8.4', /专项经费/],
  ['9.1', /专题会议数/],
  ['9.2', /培训班数/],
  ['9.3', /接受培训人员数/],
];
