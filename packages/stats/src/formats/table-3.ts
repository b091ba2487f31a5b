import type { Mark } from '@gongkai/core';
import { APPLICANTS } from '../codes.ts';
import type { Column, Format, FormatId, Identity, Row, Source } from './format.ts';
import { cellId, identity } from './format.ts';

const LABELS: Readonly<Record<(typeof APPLICANTS)[number], string>> = {
  natural: '自然人',
  commercial: '商业企业',
  research: '科研机构',
  'public-welfare': '社会公益组织',
  'legal-service': '法律服务机构',
  other: '其他',
};

/** The columns of table 3: six kinds of applicants and their total, which is counted by itself. */
export const TABLE_3_COLUMNS: readonly Column[] = [
  ...APPLICANTS.map((id) => ({ id, label: LABELS[id], where: { applicant: [id] } })),
  { id: 'total', label: '总计', where: {} },
];

const row = (
  id: string,
  label: string,
  parent: string | null,
  depth: number,
  source: Source,
  mark: Mark = 'verified',
): Row => ({ id, label, unit: source.from === 'heading' ? null : '件', parent, depth, mark, source });

const heading = (id: string, label: string, depth: number, mark?: Mark): Row =>
  row(id, label, depth === 0 ? null : 'results', depth, { from: 'heading' }, mark);

/** A result row directly under 三. */
export const single = (id: string, label: string): Row =>
  row(id, label, 'results', 1, { from: 'outcomes', cells: [id] });

/** A group of result rows with its heading: `r3` and `r3_1`, `r3_2` …, each label with its number. */
export const group = (id: string, label: string, labels: readonly string[]): readonly Row[] => [
  heading(id, label, 1),
  ...labels.map((text, index) => {
    const member = `${id}_${index + 1}`;
    return row(member, `${index + 1}.${text}`, id, 2, { from: 'outcomes', cells: [member] });
  }),
];

const REFUSED = [
  '属于国家秘密',
  '其他法律行政法规禁止公开',
  '危及“三安全一稳定”',
  '保护第三方合法权益',
  '属于三类内部事务信息',
];
const REFUSED_TOO = ['属于四类过程性信息', '属于行政执法案卷', '属于行政查询事项'];

/** Results (一) to (五), the same in both forms. */
const COMMON: readonly Row[] = [
  single('r1', '(一)予以公开'),
  single('r2', '(二)部分公开(区分处理的,只计这一情形,不计其他情形)'),
  ...group('r3', '(三)不予公开', [...REFUSED, ...REFUSED_TOO]),
  ...group('r4', '(四)无法提供', ['本机关不掌握相关政府信息', '没有现成信息需要另行制作', '补正后申请内容仍不明确']),
  ...group('r5', '(五)不予处理', [
    '信访举报投诉类申请',
    '重复申请',
    '要求提供公开出版物',
    '无正当理由大量反复申请',
    '要求行政机关确认或重新出具已获取信息',
  ]),
];

const rowsWith = (sixth: readonly Row[]): readonly Row[] => [
  row('newReceived', '一、本年新收政府信息公开申请数量', null, 0, {
    from: 'facts',
    indicator: 'request.received',
    where: {},
  }),
  row('carriedOver', '二、上年结转政府信息公开申请数量', null, 0, { from: 'carried', at: 'start' }),
  heading('results', '三、本年度办理结果', 0, 'from-memory'),
  ...COMMON,
  ...sixth,
  row('rTotal', '(七)总计', 'results', 1, { from: 'facts', indicator: 'request.handled', where: {} }),
  row('carriedForward', '四、结转下年度继续办理', null, 0, { from: 'carried', at: 'end' }),
];

/** I1 and I2 for every column, I3 for every row. */
const identitiesOf = (rows: readonly Row[]): readonly Identity[] => {
  const results = rows.filter(({ source }) => source.from === 'outcomes');
  const figures = rows.filter(({ source }) => source.from !== 'heading');
  return [
    ...TABLE_3_COLUMNS.flatMap(({ id: at }) => {
      const cells = (...ids: readonly string[]) => ids.map((id) => cellId(id, at));
      return [
        identity('I1', cells('newReceived', 'carriedOver'), 'equal', cells('rTotal', 'carriedForward'), { at }),
        identity('I2', cells('rTotal'), 'equal', cells(...results.map(({ id }) => id)), { at }),
      ];
    }),
    ...figures.map(({ id: at }) => {
      const parts = APPLICANTS.map((applicant) => cellId(at, applicant));
      return identity('I3', [cellId(at, 'total')], 'equal', parts, { at });
    }),
  ];
};

/** Table 3 of an annual report, with its own rows for (六). */
export const table3 = (id: FormatId, sixth: readonly Row[]): Format => {
  const rows = rowsWith(sixth);
  const title = '收到和处理政府信息公开申请情况';
  return { id, title, columns: TABLE_3_COLUMNS, rows, beside: [], identities: identitiesOf(rows) };
};
