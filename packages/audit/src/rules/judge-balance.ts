import { sameUnit } from '../text/quantity.ts';
import type { Rational } from '../text/rational.ts';
import { decimalText, equal, minus, plus, ZERO } from '../text/rational.ts';
import type { Mention, Sentence } from '../text/sentences.ts';
import { labelOf } from '../text/sentences.ts';
import type { Draft } from './draft.ts';
import { slipBetween } from './judge-figure.ts';

type Role = 'received' | 'carriedIn' | 'all' | 'decided' | 'carriedOut';

/** The first that fits a label counts. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'carriedOut',
    /结转(?:至|到|入|下|次|20\d\d年度?继续)|转(?:至|到|入|结)?(?:下|次|明)(?:一)?年|(?:下|次)(?:一)?年度?(?:继续)?办理|结转下/,
  ],
  ['carriedIn', /(?:上|去)(?:一)?年度?(?:结转|转结|遗留|转入|转来|未办结)|结转(?:上|去)(?:一)?年/],
  ['all', /收办/],
  ['received', /新收|新增申请|(?:收到|受理|接收)[^,]{0,18}申请|^(?:共|全年|本年度?)*(?:收到|受理|接收)$/],
  ['decided', /(?:办结|答复|办理完毕)(?!率)/],
];

/** 结转2021年17件, 2019年结转5件: whether in or out only the year of the report tells. */
const INTO_YEAR = /(?:结转|转入|转至|转到|延至|移至)(?:至|到|入)?(20\d\d)年/;
const OUT_OF_YEAR = /(20\d\d)年度?(?:底)?(?:结转|转结|遗留|转入|转来|未办结)/;
const INTO_THIS_YEAR = /结转(?:至|到|入)(?:今|本)年/;

/** Null where the label names no year; `unknown` where the year of the report is not known. */
const carriedByYear = (label: string, reportYear: number | null): Role | 'unknown' | null => {
  if (INTO_THIS_YEAR.test(label)) return 'carriedIn';
  const into = INTO_YEAR.exec(label)?.[1];
  const from = OUT_OF_YEAR.exec(label)?.[1];
  if (into === undefined && from === undefined) return null;
  if (reportYear === null) return 'unknown';
  if (into !== undefined) return Number(into) > reportYear ? 'carriedOut' : 'carriedIn';
  return Number(from) < reportYear ? 'carriedIn' : 'unknown';
};

const roleOf = (mention: Mention, reportYear: number | null): Role | null => {
  const label = labelOf(mention);
  const carried = carriedByYear(label, reportYear);
  if (carried !== null && carried !== 'unknown') return carried;
  return ROLES.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
};

const at = (figure: Mention | undefined): Rational => figure?.value ?? ZERO;

/**
 * Applications that came in are those that were decided and those that go over to the next year. Judged only where one
 * sentence names all four, each once.
 */
export const judgeBalance = (sentence: Sentence, reportYear: number | null): readonly Draft[] => {
  const roles = new Map<Role, Mention>();
  let strangers = 0;
  for (const mention of sentence.mentions) {
    if (mention.kind !== 'count' || !/[件宗条]/.test(mention.unit)) continue;
    const role = roleOf(mention, reportYear);
    // Behind all that a balance needs the outcomes may follow; before, a figure may belong into it.
    if (role === null && roles.size < 4) strangers += 1;
    if (role === null) continue;
    if (roles.has(role)) return [];
    roles.set(role, mention);
  }
  const [received, carriedIn, all, decided, carriedOut] = (
    ['received', 'carriedIn', 'all', 'decided', 'carriedOut'] as const
  ).map((role) => roles.get(role));
  const figures = [...roles.values()];
  const [first] = figures;
  if (first === undefined || !figures.every((one) => sameUnit(one, first))) return [];
  if (figures.some(({ approximate, broken }) => approximate || broken)) return [];
  if (strangers > 0) return [];
  // 收办105件(含上年结转5件),其中新收100件
  if (all !== undefined && carriedIn !== undefined && received !== undefined) {
    const exact = plus(at(received), at(carriedIn));
    const common = { ruleId: 'P16', stated: all, operands: [received, carriedIn] };
    return equal(exact, all.value)
      ? [{ ...common, verdict: 'pass' }]
      : [
          {
            ...common,
            verdict: 'error',
            confidence: 'medium',
            computed: decimalText(exact),
            assumption: 'what was handled is what came in and what was carried over',
            likelyCause: slipBetween(exact, all.value, 0),
          },
        ];
  }
  const into = received ?? all;
  if (into === undefined || decided === undefined || carriedOut === undefined) return [];
  if (carriedIn === undefined && all === undefined) return [];
  const included = all !== undefined || carriedIn?.lead.includes('含') === true;
  const exact = plus(at(decided), at(carriedOut));
  const readings = [...(all === undefined ? [plus(into.value, at(carriedIn))] : []), ...(included ? [into.value] : [])];
  const operands = [into, carriedIn, decided, carriedOut].filter((one) => one !== undefined && one !== carriedOut);
  const common = { ruleId: 'P15', stated: carriedOut, operands: operands.filter((one) => one !== undefined) };
  if (readings.some((reading) => equal(reading, exact))) return [{ ...common, verdict: 'pass' }];
  // What was withdrawn or settled otherwise may stand outside of what was answered.
  const [reading] = readings;
  if (
    reading === undefined ||
    readings.length > 1 ||
    /撤回|撤销|终止|另/.test(sentence.mentions.map(({ lead }) => lead).join())
  ) {
    return [{ ...common, verdict: 'cannot-assess', reason: 'several-readings' }];
  }
  const right = minus(reading, decided.value);
  return [
    {
      ...common,
      verdict: 'error',
      confidence: 'medium',
      computed: decimalText(right),
      assumption: 'every application of the year is decided or goes over to the next',
      likelyCause: right.numerator < 0n ? null : slipBetween(right, carriedOut.value, 0),
    },
  ];
};
