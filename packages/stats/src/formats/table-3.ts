import type { Mark } from '@gongkai/core';
import { APPLICANTS } from '../codes.ts';
import type { BreakdownFilter } from '../tally/counted.ts';
import { buildBlock } from './block.ts';
import {
  cellId,
  type Column,
  type FormTable,
  type Identity,
  identity,
  type Row,
  type Source,
  type YearIdentity,
} from './format.ts';

const LABELS: Readonly<Record<(typeof APPLICANTS)[number], string>> = {
  natural: '自然人',
  commercial: '商业企业',
  research: '科研机构',
  'public-welfare': '社会公益组织',
  'legal-service': '法律服务机构',
  other: '其他',
};

/** The columns of table 3: six kinds of applicants and their total, which is counted separately. */
const COLUMNS: readonly Column[] = [
  ...APPLICANTS.map((id) => ({ id, label: LABELS[id], above: [] })),
  { id: 'total', label: '总计', above: [] },
];

const row = (
  id: string,
  label: string,
  parent: string | null,
  depth: number,
  unit: string | null = '件',
  mark: Mark = 'verified',
): Row => ({ id, label, unit, parent, depth, mark });

const heading = (id: string, label: string, depth: number, mark?: Mark): Row =>
  row(id, label, depth === 0 ? null : 'results', depth, null, mark);

/** A result row directly under 三. */
export const single = (id: string, label: string): Row => row(id, label, 'results', 1);

/** A group of result rows with its heading: `r3` and `r3_1`, `r3_2` …, each label with its number. */
export const group = (id: string, label: string, labels: readonly string[]): readonly Row[] => [
  heading(id, label, 1),
  ...labels.map((text, index) => row(`${id}_${index + 1}`, `${index + 1}.${text}`, id, 2)),
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
  row('newReceived', '一、本年新收政府信息公开申请数量', null, 0),
  row('carriedOver', '二、上年结转政府信息公开申请数量', null, 0),
  heading('results', '三、本年度办理结果', 0, 'from-memory'),
  ...COMMON,
  ...sixth,
  row('rTotal', '(七)总计', 'results', 1),
  row('carriedForward', '四、结转下年度继续办理', null, 0),
];

const sourceOf = (id: string, column: Column | null): Source => {
  const where: BreakdownFilter = column === null || column.id === 'total' ? {} : { applicant: [column.id] };
  switch (id) {
    case 'newReceived':
      return { from: 'facts', indicator: 'request.received', where, per: 1 };
    case 'rTotal':
      return { from: 'facts', indicator: 'request.handled', where, per: 1 };
    case 'carriedOver':
      return { from: 'carried', at: 'start', where };
    case 'carriedForward':
      return { from: 'carried', at: 'end', where };
    default:
      return { from: 'outcomes', rows: [id], where };
  }
};

const FLOW = new Set(['newReceived', 'carriedOver', 'rTotal', 'carriedForward']);

/** Table 3 of an annual report, with its own rows for (六). */
export const table3 = (sixth: readonly Row[]): FormTable => {
  const rows = rowsWith(sixth);
  const block = buildBlock({
    id: 'all',
    columns: COLUMNS,
    rows,
    source: ({ id }, column) => sourceOf(id, column),
  });
  return { id: 'requests', title: '收到和处理政府信息公开申请情况', blocks: [block] };
};

/** I1 and I2 for every column of table 3, I3 for every row. */
export const table3Identities = ({ blocks }: FormTable): readonly Identity[] => {
  const figures = blocks.flatMap(({ rows }) => rows.filter(({ unit }) => unit !== null)).map(({ id }) => id);
  const results = figures.filter((id) => !FLOW.has(id));
  return [
    ...COLUMNS.flatMap(({ id: at }) => {
      const cells = (...ids: readonly string[]) => ids.map((id) => cellId(id, at));
      return [
        identity('I1', cells('newReceived', 'carriedOver'), 'equal', cells('rTotal', 'carriedForward'), { at }),
        identity('I2', cells('rTotal'), 'equal', cells(...results), { at }),
      ];
    }),
    ...figures.map((at) => {
      const parts = APPLICANTS.map((applicant) => cellId(at, applicant));
      return identity('I3', [cellId(at, 'total')], 'equal', parts, { at });
    }),
  ];
};

/** I4 for every column: carried over equals the figure carried forward by the year before. */
export const CARRIED: readonly YearIdentity[] = COLUMNS.map(({ id: at }) => ({
  ...identity('I4', [cellId('carriedOver', at)], 'equal', [], { at }),
  before: [cellId('carriedForward', at)],
}));
