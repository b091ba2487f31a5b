import type { Mark } from '@gongkai/core';
import type { Indicator } from '../codes.ts';
import { type RegisterId, REGISTERS } from '../registers/registers.ts';
import type { BreakdownFilter } from '../tally/counted.ts';
import { buildBlock, buildCell, fromRegister, remediesOf } from './block.ts';
import type { Format, Row, Source } from './format.ts';
import { STAT2014_IDENTITIES } from './stat2014-identities.ts';

/** A row of the only column of this form, with the source of its figure; null for a heading. */
type Line = readonly [Row, Source | null];

const line = (id: string, label: string, unit: string | null, source: Source | null, mark: Mark): Line => {
  const levels = id.split('.');
  const parent = levels.length === 1 ? null : levels.slice(0, -1).join('.');
  return [{ id, label, unit, parent, depth: levels.length - 1, mark }, source];
};

const heading = (id: string, label: string, mark: Mark = 'from-memory') => line(id, label, null, null, mark);
const remedy = (id: string, label: string, kept: RegisterId, organ: readonly string[], result: string) =>
  line(id, label, REGISTERS[kept].unit, fromRegister(kept, [], remediesOf({ organ, result: [result] })), 'from-memory');
const remedyTotal = (id: string, label: string, kept: RegisterId, organ: readonly string[]) => {
  const plus = remediesOf({ organ, result: ['corrected', 'other'] });
  const parts = ['1', '2', '3'].map((part) => `${id}.${part}`);
  return line(id, label, REGISTERS[kept].unit, fromRegister(kept, parts, plus), 'from-memory');
};
const register = (id: string, label: string, kept: RegisterId, mark: Mark = 'from-memory') =>
  line(id, label, REGISTERS[kept].unit, fromRegister(kept), mark);
const total = (id: string, label: string, kept: RegisterId, parts: readonly string[]) =>
  line(id, label, REGISTERS[kept].unit, fromRegister(kept, parts), 'from-memory');
const facts = (id: string, label: string, indicator: Indicator, where: BreakdownFilter = {}) =>
  line(id, label, '件', { from: 'facts', indicator, where, per: 1 }, 'from-memory');
const result = (id: string, label: string, below: readonly string[] = []) =>
  line(id, label, '件', { from: 'outcomes', rows: [id, ...below], where: {} }, 'from-memory');

const GROUNDS = ['3.3.4.1', '3.3.4.2', '3.3.4.3', '3.3.4.4', '3.3.4.5', '3.3.4.6'];

const DISCLOSED: readonly Line[] = [
  heading('1', '一、主动公开情况', 'verified'),
  register('1.1', '(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条)', 'proactive-items', 'verified'),
  register('1.1.1', '其中:主动公开规范性文件数', 'normative-items', 'verified'),
  register('1.1.2', '制发规范性文件总数', 'normative-documents-made', 'verified'),
  heading('1.2', '(二)通过不同渠道和方式公开政府信息的情况'),
  register('1.2.1', '1.政府公报公开政府信息数', 'gazette-items'),
  register('1.2.2', '2.政府网站公开政府信息数', 'website-items'),
  register('1.2.3', '3.政务微博公开政府信息数', 'weibo-items'),
  register('1.2.4', '4.政务微信公开政府信息数', 'wechat-items'),
  register('1.2.5', '5.其他方式公开政府信息数', 'other-channel-items'),
];

const RESPONSES: readonly Line[] = [
  heading('2', '二、回应解读情况'),
  register('2.1', '(一)回应公众关注热点或重大舆情数(不同方式回应同一热点或舆情计1次)', 'responses'),
  heading('2.2', '(二)通过不同渠道和方式回应解读的情况'),
  register('2.2.1', '1.参加或举办新闻发布会总次数', 'press-conferences'),
  register('2.2.1.1', '其中:主要负责同志参加新闻发布会次数', 'press-conferences-by-head'),
  register('2.2.2', '2.政府网站在线访谈次数', 'online-interviews'),
  register('2.2.2.1', '其中:主要负责同志参加政府网站在线访谈次数', 'online-interviews-by-head'),
  register('2.2.3', '3.政策解读稿件发布数', 'interpretations'),
  register('2.2.4', '4.微博微信回应事件数', 'social-media-responses'),
  register('2.2.5', '5.其他方式回应事件数', 'other-responses'),
];

const REQUESTS: readonly Line[] = [
  heading('3', '三、依申请公开情况'),
  facts('3.1', '(一)收到申请数', 'request.received'),
  // An oral request is written down at the counter (Art. 29); the form has no row for it.
  facts('3.1.1', '1.当面申请数', 'request.received', { channel: ['in-person', 'oral'] }),
  facts('3.1.2', '2.传真申请数', 'request.received', { channel: ['fax'] }),
  facts('3.1.3', '3.网络申请数', 'request.received', { channel: ['internet'] }),
  facts('3.1.4', '4.信函申请数', 'request.received', { channel: ['mail-signed', 'mail-ordinary'] }),
  facts('3.2', '(二)申请办结数', 'request.handled'),
  facts('3.2.1', '1.按时办结数', 'request.handled', { timeliness: ['in-time'] }),
  // The form has two rows: this one counts what was not finished in the base period, late or extended.
  facts('3.2.2', '2.延期办结数', 'request.handled', { timeliness: ['extended', 'late'] }),
  facts('3.3', '(三)申请答复数', 'request.result'),
  result('3.3.1', '1.属于已主动公开范围数'),
  result('3.3.2', '2.同意公开答复数'),
  result('3.3.3', '3.同意部分公开答复数'),
  result('3.3.4', '4.不同意公开答复数', GROUNDS),
  result('3.3.4.1', '其中:涉及国家秘密'),
  result('3.3.4.2', '涉及商业秘密'),
  result('3.3.4.3', '涉及个人隐私'),
  result('3.3.4.4', '危及国家安全、公共安全、经济安全和社会稳定'),
  result('3.3.4.5', '不是《条例》所指政府信息'),
  result('3.3.4.6', '法律法规规定的其他情形'),
  result('3.3.5', '5.不属于本行政机关公开数'),
  result('3.3.6', '6.申请信息不存在数'),
  result('3.3.7', '7.告知作出更改补充数'),
  result('3.3.8', '8.告知通过其他途径办理数'),
];

const ORGAN = ['review-organ'];
const COURTS = ['court', 'court-after-review'];

const REMEDIES: readonly Line[] = [
  remedyTotal('4', '四、行政复议数量', 'reconsiderations-concluded', ORGAN),
  register('4.1', '(一)维持具体行政行为数', 'reconsiderations-upheld'),
  remedy('4.2', '(二)被依法纠错数', 'reconsiderations-corrected', ORGAN, 'corrected'),
  remedy('4.3', '(三)其他情形数', 'reconsiderations-other', ORGAN, 'other'),
  remedyTotal('5', '五、行政诉讼数量', 'suits-concluded', COURTS),
  register('5.1', '(一)维持具体行政行为或者驳回原告诉讼请求数', 'suits-upheld'),
  remedy('5.2', '(二)被依法纠错数', 'suits-corrected', COURTS, 'corrected'),
  remedy('5.3', '(三)其他情形数', 'suits-other', COURTS, 'other'),
  facts('6', '六、举报投诉数量', 'request.complaint'),
];

const MEANS: readonly Line[] = [
  line(
    '7',
    '七、依申请公开信息收取的费用',
    '万元',
    { from: 'facts', indicator: 'request.fee', where: {}, per: 10_000 },
    'from-memory',
  ),
  heading('8', '八、机构建设和保障经费情况'),
  register('8.1', '(一)政府信息公开工作专门机构数', 'offices'),
  register('8.2', '(二)设置政府信息公开查阅点数', 'reading-points'),
  total('8.3', '(三)从事政府信息公开工作人员数', 'staff', ['8.3.1', '8.3.2']),
  register('8.3.1', '1.专职人员数(不包括政府公报及政府网站工作人员数)', 'staff-full-time'),
  register('8.3.2', '2.兼职人员数', 'staff-part-time'),
  register('8.4', '(四)政府信息公开专项经费(不包括用于政府公报编辑管理及政府网站建设维护等方面的经费)', 'budget'),
  heading('9', '九、政府信息公开会议和培训情况'),
  register('9.1', '(一)召开政府信息公开工作会议或专题会议数', 'meetings'),
  register('9.2', '(二)举办各类培训班数', 'trainings'),
  register('9.3', '(三)接受培训人员数', 'people-trained'),
  // The wording and position of the last three rows are the least certain of the form.
  register('X1', '向图书馆、档案馆等查阅场所报送信息数', 'files-sent'),
  register('X1.1', '(一)纸质文件数', 'paper-files-sent'),
  register('X1.2', '(二)电子文件数', 'electronic-files-sent'),
];

const LINES = [...DISCLOSED, ...RESPONSES, ...REQUESTS, ...REMEDIES, ...MEANS];
const SOURCES = new Map(LINES.map(([{ id }, source]) => [id, source]));
const title = '政府信息公开情况统计表';
const rows = LINES.map(([row]) => row);

/**
 * Statistics of disclosure for 2014–2018 (国办发〔2014〕32号). The national form prints no codes; the ids are the project's
 * own.
 */
export const stat2014: Format = {
  id: 'STAT2014',
  title,
  tables: [
    { id: 'statistics', title, blocks: [buildBlock({ id: 'all', rows, source: ({ id }) => SOURCES.get(id) ?? null })] },
  ],
  // 上年结转申请数: the form has no row for it, but K4 needs it.
  beside: [buildCell('carriedOver', null, '件', { from: 'carried', at: 'start', where: {} })],
  identities: STAT2014_IDENTITIES,
  acrossYears: [],
};
