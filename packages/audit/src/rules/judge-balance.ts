import {
  decimalText,
  equal,
  findSlip,
  labelOf,
  type Mention,
  minus,
  plus,
  type Rational,
  sameUnit,
  type Sentence,
  ZERO,
} from '../text/index.ts';
import { doubtIn, type Draft } from './rule.ts';

type Role = 'received' | 'carriedIn' | 'all' | 'decided' | 'carriedOut';

/** The first match counts. */
const ROLES: readonly (readonly [Role, RegExp])[] = [
  [
    'carriedOut',
    /结转(?:至|到|入|下|次|20\d\d年度?继续)|转(?:至|到|入|结)?(?:下|次|明)(?:一)?年|(?:下|次)(?:一)?年度?(?:继续)?办理/,
  ],
  ['carriedIn', /(?:上|去)(?:一)?年度?(?:结转|转结|遗留|转入|转来|未办结)|结转(?:上|去)(?:一)?年/],
  ['all', /收办/],
  ['received', /新收|新增申请|(?:收到|受理|接收)[^,]{0,18}申请|^(?:共|全年|本年度?)*(?:收到|受理|接收)$/],
  ['decided', /(?:办结|答复|办理完毕)(?!率)/],
];

/** 结转2021年17件, 2019年结转5件: in or out depends on the year of the report. */
const INTO_YEAR = /(?:结转|转入|转至|转到|延至|移至)(?:至|到|入)?(20\d\d)年/;
const OUT_OF_YEAR = /(20\d\d)年度?(?:底)?(?:结转|转结|遗留|转入|转来|未办结)/;
const INTO_THIS_YEAR = /结转(?:至|到|入)(?:今|本)年/;

/** Null if the label names no year; `unknown` if the year of the report is not known. */
const carriedByYear = (label: string, reportYear: number | null): Role | 'unknown' | null => {
  if (INTO_THIS_YEAR.test(label)) return 'carriedIn';
  const into = INTO_YEAR.exec(label)?.[1];
  const from = OUT_OF_YEAR.exec(label)?.[1];
  if (into === undefined && from === undefined) return null;
  if (reportYear === null) return 'unknown';
  if (into !== undefined) return Number(into) > reportYear ? 'carriedOut' : 'carriedIn';
  return Number(from) < reportYear ? 'carriedIn' : 'unknown';
};

/** Whether a figure may be a term of a balance. */
export const isTerm = ({ kind, unit }: Mention): boolean => kind === 'count' && /[件宗条]/.test(unit);

/** Finds the role of a figure in a balance; null if it has none. */
export const findRole = (mention: Mention, reportYear: number | null): Role | null => {
  const label = labelOf(mention);
  const carried = carriedByYear(label, reportYear);
  if (carried !== null && carried !== 'unknown') return carried;
  return ROLES.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
};

export type Roles = ReadonlyMap<Role, Mention>;

const LEAST_FOR_BALANCE = 4;

/** The figures of a sentence by their roles; null if a role occurs twice, or a figure may have no role. */
const rolesIn = ({ mentions }: Sentence, reportYear: number | null): Roles | null => {
  const roles = new Map<Role, Mention>();
  for (const mention of mentions) {
    if (!isTerm(mention)) continue;
    const role = findRole(mention, reportYear);
    // Outcomes may follow a complete balance; before, an unknown figure may belong to it.
    if (role === null && roles.size < LEAST_FOR_BALANCE) return null;
    if (role === null) continue;
    if (roles.has(role)) return null;
    roles.set(role, mention);
  }
  const figures = [...roles.values()];
  const [first] = figures;
  if (first === undefined || doubtIn(figures) !== null) return null;
  return figures.every((one) => sameUnit(one, first)) ? roles : null;
};

/** P16. 收办105件(含上年结转5件),其中新收100件. */
const judgeHandled = (all: Mention, received: Mention, carriedIn: Mention): Draft => {
  const exact = plus(received.value, carriedIn.value);
  const common = { ruleId: 'P16', stated: all, operands: [received, carriedIn] };
  if (equal(exact, all.value)) return { ...common, verdict: 'pass' };
  return {
    ...common,
    verdict: 'error',
    confidence: 'medium',
    computed: decimalText(exact),
    assumption: 'handled requests are those received and those carried over',
    likelyCause: findSlip(exact, all.value, 0),
  };
};

/** The possible readings of what was received: with the carried-over cases added, or already included. */
const readingsOf = (roles: Roles, into: Mention): readonly Rational[] => {
  const [all, carriedIn] = [roles.get('all'), roles.get('carriedIn')];
  const included = all !== undefined || carriedIn?.lead.includes('含') === true;
  return [
    ...(all === undefined ? [plus(into.value, carriedIn?.value ?? ZERO)] : []),
    ...(included ? [into.value] : []),
  ];
};

/**
 * P15. 新收100件,上年结转5件,办结98件,结转下年7件.
 * @param mentions every figure of the sentences that state the terms
 */
export const judgeCarriedOut = (roles: Roles, mentions: readonly Mention[]): readonly Draft[] => {
  const [carriedIn, decided, carriedOut] = [roles.get('carriedIn'), roles.get('decided'), roles.get('carriedOut')];
  const into = roles.get('received') ?? roles.get('all');
  if (into === undefined || decided === undefined || carriedOut === undefined) return [];
  if (carriedIn === undefined && !roles.has('all')) return [];
  const exact = plus(decided.value, carriedOut.value);
  const [reading, ...more] = readingsOf(roles, into);
  const operands = [into, carriedIn, decided].filter((one) => one !== undefined);
  const common = { ruleId: 'P15', stated: carriedOut, operands };
  if (reading === undefined) return [];
  if ([reading, ...more].some((one) => equal(one, exact))) return [{ ...common, verdict: 'pass' }];
  // Withdrawn or otherwise settled requests may not be counted as answered.
  const others = /撤回|撤销|终止|另/.test(mentions.map(({ lead }) => lead).join());
  if (more.length > 0 || others) return [{ ...common, verdict: 'cannot-assess', reason: 'several-readings' }];
  const right = minus(reading, decided.value);
  return [
    {
      ...common,
      verdict: 'error',
      confidence: 'medium',
      computed: decimalText(right),
      assumption: 'every application of the year is decided or carried forward',
      likelyCause: right.numerator < 0n ? null : findSlip(right, carriedOut.value, 0),
    },
  ];
};

/**
 * Checks that requests received are those decided plus those carried forward. Only sentences that name each term once
 * are judged.
 */
export const judgeBalance = (sentence: Sentence, reportYear: number | null): readonly Draft[] => {
  const roles = rolesIn(sentence, reportYear);
  if (roles === null) return [];
  const [all, received, carriedIn] = [roles.get('all'), roles.get('received'), roles.get('carriedIn')];
  return all !== undefined && received !== undefined && carriedIn !== undefined
    ? [judgeHandled(all, received, carriedIn)]
    : judgeCarriedOut(roles, sentence.mentions);
};
