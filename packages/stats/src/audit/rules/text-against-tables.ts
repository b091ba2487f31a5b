import { slipOf } from '../slip.ts';
import { decimalText } from '../text/rational.ts';
import type { Mention, Sentence } from '../text/sentences.ts';
import { labelOf } from '../text/sentences.ts';
import type { Draft } from './draft.ts';
import { isOwnCount } from './roles.ts';
import type { TableValue, TableView } from './table-view.ts';

/** A figure of the text that stands in a table too. */
interface Quoted {
  readonly role: string;
  readonly ruleId: string;
  readonly label: RegExp;
  /** What the table may give for it: the first is what it is held to. */
  readonly values: (view: TableView) => readonly (TableValue | null)[];
  /** Whether the label alone says that the whole report is meant. */
  readonly plain?: boolean;
}

const added = (a: TableValue | null, b: TableValue | null): TableValue | null =>
  a === null || b === null ? null : { value: a.value + b.value, label: `${a.label} + ${b.label}`, place: null };
const without = (a: TableValue | null, b: TableValue | null): TableValue | null =>
  a === null || b === null ? null : { value: a.value - b.value, label: `${a.label} − ${b.label}`, place: null };

const row = (view: TableView, id: string, label: string, column = 'total'): TableValue | null =>
  view.cell('requests', `${id}/${column}`, label);
const received = (view: TableView, column = 'total') => row(view, 'newReceived', '本年新收', column);
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

const QUOTED: readonly Quoted[] = [
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
/** Only in a sentence on 行政规范性文件, and not on one kind of issuer. */
const DOCUMENTS: readonly Quoted[] = [
  document('made', 'made', /(?:制发|制定|印发|出台).*规范性文件$|^(?:本年)?(?:新)?制发$/),
  document('repealed', 'repealed', /^(?:本年)?(?:宣布)?废止(?:和?失效)?(?:行政)?(?:规范性文件)?$/),
  document('inForce', 'inForce', /^(?:现行有效|继续有效)(?:的)?(?:行政)?(?:规范性文件)?$/),
];

/** Words that make a sentence speak of less, or of more, than the table. */
const OTHER_SCOPE =
  /本级|办公室|撤回|撤销申请|不予受理|转办|咨询|上级|累计|截至|以来|网上申请平台|补正后|部门收到|乡镇/;

/** Words that say that the whole of what the report covers is meant. */
const WHOLE = /全[省市县区州盟旗局系]|我[省市县区州局委厅院镇乡办]|本[机单局]/;

const TELLING = 20n;
/** From here on a figure that differs by one digit is the same figure, wrongly printed. */
const LARGE = 100n;

const equalTo = ({ value }: Mention, { value: cell }: TableValue): boolean =>
  value.numerator === cell * value.denominator;

/** Holds the figures that a sentence quotes from the tables to the tables. */
export const judgeAgainstTables = (
  sentence: Sentence,
  text: string,
  reportYear: number | null,
  view: TableView,
): readonly Draft[] => {
  const words = text.slice(sentence.start, sentence.end);
  const documents = /规范性文件/.test(words) && !/规章|党内|清理/.test(words);
  const list = documents ? [...QUOTED, ...DOCUMENTS] : QUOTED;
  const quotes = sentence.mentions.flatMap((mention) => {
    if (mention.kind !== 'count' || mention.scale !== '' || !/[件宗条份]/.test(mention.unit)) return [];
    if (mention.approximate || mention.broken || !isOwnCount(mention, reportYear)) return [];
    const label = labelOf(mention);
    const quoted = list.find((one) => one.label.test(label));
    const values = quoted?.values(view).filter((one) => one !== null) ?? [];
    const [first] = values;
    if (quoted === undefined || first === undefined) return [];
    return [{ mention, quoted, first, matched: values.find((one) => equalTo(mention, one)) ?? null }];
  });
  // A role that is named twice is of two scopes.
  const once = quotes.filter(({ quoted }) => quotes.filter((one) => one.quoted.role === quoted.role).length === 1);
  const scoped = OTHER_SCOPE.test(words);
  return once.flatMap(({ mention, quoted, first, matched }): readonly Draft[] => {
    const common = { ruleId: quoted.ruleId, stated: mention, operands: [], cells: [matched ?? first] };
    if (matched !== null) return [{ ...common, verdict: 'pass' }];
    const companions = once.filter((one) => one.mention !== mention && one.matched !== null && one.matched.value > 0n);
    const slip = slipOf(decimalText(mention.value), String(first.value));
    // One small figure may agree by chance.
    const together = companions.length > 1 || companions.some(({ mention: one }) => one.value.numerator >= TELLING);
    const sure =
      together || (quoted.plain === true && slip !== null && (WHOLE.test(words) || mention.value.numerator >= LARGE));
    if (!sure || scoped) return [{ ...common, verdict: 'cannot-assess', reason: 'counting-base' }];
    return [
      {
        ...common,
        verdict: 'error',
        confidence: 'medium',
        computed: String(first.value),
        assumption: 'the sentence and the table speak of the same agencies and the same year',
        likelyCause: slip,
      },
    ];
  });
};

const NONE_RECEIVED =
  /(?:未|没有)(?:收到|接到|受理)过?(?:任何)?(?:公民、?法人(?:和|或|或者|及)?其他组织(?:提出)?的?)?(?:有关)?(?:政府信息公开|依申请公开政府信息|依申请公开|信息公开)(?:的)?申请(?=[,;]|$)/;
const ALL_UPHELD = /(?:均|全部|都)(?:被|获|予以|为)?维持/;

const span = (sentence: Sentence, found: RegExpExecArray) => {
  const start = sentence.start + found.index;
  return { start, end: start + found[0].length };
};

/** Holds what a sentence says of none and of all to the tables: 未收到申请; 行政复议5件,均维持. */
export const judgeUniversal = (sentence: Sentence, text: string, view: TableView): readonly Draft[] => {
  const words = text.slice(sentence.start, sentence.end);
  const drafts: Draft[] = [];
  const none = NONE_RECEIVED.exec(words);
  const table = received(view);
  if (
    none !== null &&
    table !== null &&
    !OTHER_SCOPE.test(words) &&
    !/费|复议|诉讼|异议/.test(words.slice(0, none.index))
  ) {
    const common = { ruleId: 'X5', stated: span(sentence, none), operands: [], cells: [table] };
    drafts.push(
      table.value === 0n
        ? { ...common, verdict: 'pass' }
        : {
            ...common,
            verdict: 'error',
            confidence: 'medium',
            computed: String(table.value),
            assumption: 'the sentence and the table speak of the same agencies and the same year',
          },
    );
  }
  const upheld = ALL_UPHELD.exec(words);
  const cases = sentence.mentions.filter(
    ({ kind, lead }) => kind === 'count' && /行政复议/.test(lead) && !/诉讼/.test(lead),
  );
  const [one] = cases;
  const total = view.cell('remedies', 'remedies/reconsideration.total', '总计');
  const kept = view.cell('remedies', 'remedies/reconsideration.upheld', '结果维持');
  if (
    upheld !== null &&
    one !== undefined &&
    cases.length === 1 &&
    total !== null &&
    kept !== null &&
    equalTo(one, total)
  ) {
    const common = { ruleId: 'P25', stated: span(sentence, upheld), operands: [one], cells: [kept] };
    drafts.push(
      equalTo(one, kept)
        ? { ...common, verdict: 'pass' }
        : {
            ...common,
            verdict: 'error',
            confidence: 'medium',
            computed: String(kept.value),
            assumption: 'the sentence and the table speak of the same cases',
          },
    );
  }
  return drafts;
};
