import type { TableValue, TableView } from './table-view.ts';

/** A figure of the text that is also in a table. */
export interface Quoted {
  readonly role: string;
  readonly ruleId: string;
  readonly label: RegExp;
  /** Possible values in the table; the first is the expected one. */
  readonly values: (view: TableView) => readonly (TableValue | null)[];
  /** Whether the label alone refers to the whole report. */
  readonly plain?: boolean;
}

const added = (a: TableValue | null, b: TableValue | null): TableValue | null =>
  a === null || b === null ? null : { value: a.value + b.value, label: `${a.label} + ${b.label}`, place: null };
const without = (a: TableValue | null, b: TableValue | null): TableValue | null =>
  a === null || b === null ? null : { value: a.value - b.value, label: `${a.label} − ${b.label}`, place: null };

const row = (view: TableView, id: string, label: string, column = 'total'): TableValue | null =>
  view.cell('requests', `${id}/${column}`, label);
export const received = (view: TableView, column = 'total') => row(view, 'newReceived', '本年新收', column);
const carried = (view: TableView, column = 'total') => row(view, 'carriedOver', '上年结转', column);
const decided = (view: TableView) => row(view, 'rTotal', '总计');

const WHO =
  '(?:20\\d\\d年度?|全年|本年度?|今年|年内|我[省市县区州局委办厅院镇乡]|全[省市县区州局系统]{1,2}|本机关|本单位|各级行政机关)';
const RECEIVED = new RegExp(
  `^${WHO}{0,3}(?:共|累计|全年|总共|新)*(?:收到|受理|接收|新收|收办)(?:到|各类|群众|公民|的)*(?:政府信息公开|依申请公开|信息公开|政府信息依申请公开)?(?:政府信息)?(?:的)?(?:申请)?(?:案件|事项)?(?:数量)?(?:共|共计|总计)?$`,
);

const outcome = (role: string, label: RegExp, values: Quoted['values']): Quoted => ({
  role,
  ruleId: 'SC3',
  label,
  values,
});

/** Figures of the requests. */
export const QUOTED: readonly Quoted[] = [
  {
    role: 'received',
    ruleId: 'SC3',
    label: RECEIVED,
    values: (view) => [received(view), added(received(view), carried(view)), decided(view)],
    plain: true,
  },
  outcome('carriedIn', /^(?:含|其中)?(?:20\d\d年|上年度?|上一年度?)结转(?:申请)?$/, (view) => [carried(view)]),
  outcome('carriedOut', /^(?:结转|转)(?:至|到|入)?(?:下|次)(?:一)?年度?(?:继续)?(?:办理)?(?:申请)?$/, (view) => [
    row(view, 'carriedForward', '结转下年度继续办理'),
  ]),
  outcome('granted', /^(?:其中)?(?:作出)?“?予以公开”?(?:的)?(?:申请|答复)?$/, (view) => [
    row(view, 'r1', '予以公开'),
    added(row(view, 'r1', '予以公开'), row(view, 'r2', '部分公开')),
  ]),
  outcome('partly', /^(?:其中)?(?:作出)?(?:予以)?“?部分公开”?(?:的)?(?:申请|答复)?$/, (view) => [
    row(view, 'r2', '部分公开'),
  ]),
  outcome('refused', /^(?:其中)?(?:作出)?“?不予公开”?(?:的)?(?:申请|答复)?$/, (view) => [
    view.group('r3_', '不予公开'),
  ]),
  outcome('unavailable', /^(?:其中)?(?:作出)?“?无法提供”?(?:的)?(?:申请|答复)?$/, (view) => [
    view.group('r4_', '无法提供'),
  ]),
  outcome('unprocessed', /^(?:其中)?(?:作出)?“?不予处理”?(?:的)?(?:申请|答复)?$/, (view) => [
    view.group('r5_', '不予处理'),
  ]),
  outcome('otherwise', /^(?:其中)?(?:作|作出)?“?其他处理”?(?:的)?(?:申请|答复)?$/, (view) => [
    view.group('r6', '其他处理'),
  ]),
  outcome('natural', /^(?:其中)?自然人(?:申请)?$/, (view) => [
    received(view, 'natural'),
    added(received(view, 'natural'), carried(view, 'natural')),
    row(view, 'rTotal', '总计', 'natural'),
  ]),
  outcome('organisations', /^(?:其中)?法人(?:或者?|和|及|、)?(?:其他组织)?(?:申请)?$/, (view) => [
    without(received(view), received(view, 'natural')),
    without(added(received(view), carried(view)), added(received(view, 'natural'), carried(view, 'natural'))),
    without(decided(view), row(view, 'rTotal', '总计', 'natural')),
  ]),
];

const document = (role: string, column: string, label: RegExp): Quoted => ({
  role,
  ruleId: 'P28',
  label,
  values: (view) => [view.cell('proactive', `normativeDocuments/${column}`, '行政规范性文件')],
});
/** Only in a sentence about 行政规范性文件, and not about one kind of issuer. */
export const DOCUMENTS: readonly Quoted[] = [
  document('made', 'made', /(?:制发|制定|印发|出台).{0,40}规范性文件$|^(?:本年)?(?:新)?制发$/),
  document('repealed', 'repealed', /^(?:本年)?(?:宣布)?废止(?:和?失效)?(?:行政)?(?:规范性文件)?$/),
  document('inForce', 'inForce', /^(?:现行有效|继续有效)(?:的)?(?:行政)?(?:规范性文件)?$/),
];
