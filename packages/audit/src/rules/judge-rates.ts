import {
  compare,
  decimalText,
  equal,
  findSlip,
  fixed,
  HUNDRED,
  isOwnCount,
  judgeFigure,
  labelOf,
  lastClause,
  type Mention,
  minus,
  over,
  plus,
  rational,
  sameUnit,
  type Sentence,
  times,
} from '../text/index.ts';
import type { Draft, RuleContext } from './rule.ts';

const RATE = /(按时|按期|及时)?(?:办结|答复|回复|办理|处理)率(?:为|达到?|均为)?$/;
const RECEIVED = /(?:收到|受理|接收|接到|承办)/;
const DECIDED = /(?:办结|答复|回复|办理)/;
/** Cases from another year, or carried into the next, change the base of a rate. */
const OTHER_CASES = /结转|延期|在办|正在|未到期|下年|撤回|上年|不予受理/;

const sound = (mentions: readonly Mention[]): boolean =>
  mentions.every(({ approximate, broken }) => !approximate && !broken);

/** Finds the only count whose label fits; null if none or several do. */
const only = (mentions: readonly Mention[], fits: (label: string) => boolean): Mention | null => {
  const found = mentions.filter((one) => one.kind === 'count' && fits(labelOf(one)));
  return found.length === 1 ? (found[0] ?? null) : null;
};

/** 收到50件,按时办结49件,按时办结率98%. */
const judgeRate = (rate: Mention, at: number, { mentions }: Sentence, words: string): readonly Draft[] => {
  const timely = RATE.exec(rate.lead)?.[1];
  const before = mentions.slice(Math.max(0, at - 4), at).filter((one) => isOwnCount(one, null));
  const received = only(before, (label) => RECEIVED.test(label));
  const decided = only(
    before,
    (label) => DECIDED.test(label) && !RECEIVED.test(label) && (timely !== undefined) === /按时|按期|及时/.test(label),
  );
  if (received === null || decided === null || !sameUnit(received, decided)) return [];
  const operands = [decided, received];
  const exact = over(times(HUNDRED, decided.value), received.value);
  if (exact === null || !sound([rate, ...operands])) return [];
  const verdict = judgeFigure(exact, rate.value, rate.decimals);
  const common = { ruleId: 'P23', stated: rate, operands };
  const computed = `${fixed(exact, rate.decimals)}%`;
  if (verdict === 'pass') return [{ ...common, verdict }];
  if (OTHER_CASES.test(words) || compare(decided.value, received.value) > 0) {
    return [{ ...common, verdict: 'cannot-assess', reason: 'counting-base' }];
  }
  // All requests that were due may have been answered, although not all that were received.
  if (equal(rate.value, HUNDRED)) return [{ ...common, verdict: 'cannot-assess', reason: 'counting-base' }];
  if (verdict === 'rounding') return [{ ...common, verdict, computed }];
  // A rate of requests that were due differs slightly, unlike a slip of one digit.
  const likelyCause = findSlip(exact, rate.value, rate.decimals);
  if (likelyCause === null) return [{ ...common, verdict: 'cannot-assess', reason: 'counting-base' }];
  return [
    {
      ...common,
      verdict,
      confidence: 'medium',
      computed,
      assumption: 'the rate is of the applications that the sentence names',
      likelyCause,
    },
  ];
};

const RETURN_RATE = /^[,(、](?:问卷)?(?:回收|收回)率(?:为|达到?)?$/;

/** 发放600份,收回587份,回收率97.8%. */
const judgeReturned = (rate: Mention, at: number, { mentions }: Sentence): readonly Draft[] => {
  const [sent, returned] = mentions.slice(Math.max(0, at - 2), at);
  if (sent === undefined || returned === undefined) return [];
  const laidOut =
    /发放|发出|发送/.test(labelOf(sent)) && /^[,、](?:共)?(?:实际)?(?:收回|回收)[^,;]{0,8}$/.test(returned.lead);
  if (!laidOut || !sameUnit(sent, returned) || !sound([rate, sent, returned])) return [];
  const exact = over(times(HUNDRED, returned.value), sent.value);
  if (exact === null) return [];
  const verdict = judgeFigure(exact, rate.value, rate.decimals);
  const common = { ruleId: 'P23', stated: rate, operands: [returned, sent] };
  if (verdict === 'pass') return [{ ...common, verdict }];
  const computed = `${fixed(exact, rate.decimals)}%`;
  if (verdict === 'rounding') return [{ ...common, verdict, computed }];
  const likelyCause = findSlip(exact, rate.value, rate.decimals);
  const assumption = 'the rate is of the questionnaires that the sentence names';
  return [{ ...common, verdict, confidence: 'medium', computed, assumption, likelyCause }];
};

/** 收到64件,答复62件(含上年结转3件,另有5件延期): received plus carried over, less deferred. */
const judgeReplied = ({ mentions }: Sentence, words: string): readonly Draft[] => {
  const at = mentions.findIndex(({ lead }) => /^\([^,;]{0,4}含(?:上年|上一年)度?结转/.test(lead));
  const [replied, carried, deferred] = at < 1 ? [] : mentions.slice(at - 1, at + 2);
  const received = mentions.slice(0, Math.max(0, at - 1)).findLast((one) => RECEIVED.test(labelOf(one)));
  if (received === undefined || replied === undefined || carried === undefined || deferred === undefined) return [];
  const laidOut =
    DECIDED.test(labelOf(replied)) &&
    carried.bracket === replied.end &&
    deferred.bracket === carried.bracket &&
    deferred.lead.endsWith('另有') &&
    /延期|延长|顺延/.test(words);
  const figures = [received, replied, carried, deferred];
  if (!laidOut || !figures.every((one) => sameUnit(one, received)) || !sound(figures)) return [];
  const exact = minus(plus(received.value, carried.value), deferred.value);
  const common = { ruleId: 'P17', stated: replied, operands: [received, carried, deferred] };
  if (equal(exact, replied.value)) return [{ ...common, verdict: 'pass' }];
  return [
    {
      ...common,
      verdict: 'error',
      confidence: 'medium',
      computed: decimalText(exact),
      assumption: 'requests that were not answered were deferred',
      likelyCause: findSlip(exact, replied.value, 0),
    },
  ];
};

const WAS = /上年|去年|年初|原有/;
/** 2022年底有6个, in the report of 2023. */
const YEAR_END = /(20\d\d)年(?:年)?[底末]/;
const ADDED = /(?:新增|新开设|新开办|新建)(?:了)?[^,;]{0,8}$/;
const CLOSED = /(?:注销|关停|关闭|撤销|停用|整合|下线)(?:了)?[^,;]{0,8}$/;
const IS = /(?:现有|年末|年底|目前|现共有)/;

/** The parts of a label that are not its subject. */
const NO_SUBJECT =
  /20\d\d年?|截[至止]|上年|去年|全年|今年|本年度?|年(?=[底末初])|[底末初]|全[省市县区州]|原有|现共?有|目前|新增|新开[设办]|新建|注销|关停|关闭|撤销|停用|整合|下线|共计|共有?|有|了|其中|已|又|分别|个/g;

/** 年初8个,新增1个,注销3个,现有6个. */
const judgeStock = ({ mentions }: Sentence, reportYear: number | null): readonly Draft[] => {
  if (mentions.length < 3 || mentions.length > 5) return [];
  const counts = mentions.filter(({ kind }) => kind === 'count');
  const roles = counts.map((count) => {
    const lead = lastClause(count.lead);
    const ended = Number(YEAR_END.exec(lead)?.[1] ?? NaN);
    if (reportYear !== null && ended < reportYear) return 0;
    return [WAS, ADDED, CLOSED, IS].findIndex((pattern) => pattern.test(lead));
  });
  const pick = (role: number): Mention | undefined => counts[roles.indexOf(role)];
  const [was, added, closed, is] = [pick(0), pick(1), pick(2), pick(3)];
  if (was === undefined || is === undefined || (added === undefined && closed === undefined)) return [];
  if (roles.includes(-1) || new Set(roles).size < roles.length) return [];
  if (!counts.every((one) => sameUnit(one, was)) || !sound(counts)) return [];
  // 年初有账号8个,现有6个: figures of different things have no balance.
  const [before = '', after = ''] = [was, is].map((one) => labelOf(one).replace(NO_SUBJECT, ''));
  if (!before.endsWith(after) && !after.endsWith(before)) return [];
  const none = rational('0');
  const exact = minus(plus(was.value, added?.value ?? none), closed?.value ?? none);
  const operands = [was, added, closed].filter((one) => one !== undefined);
  const common = { ruleId: 'P27', stated: is, operands };
  if (equal(exact, is.value)) return [{ ...common, verdict: 'pass' }];
  return [
    {
      ...common,
      verdict: 'error',
      confidence: 'medium',
      computed: decimalText(exact),
      assumption: 'nothing else was added or closed',
      likelyCause: findSlip(exact, is.value, 0),
    },
  ];
};

/**
 * Checks rates of handling, replies with carried and deferred requests, and stocks against the figures of their
 * sentence.
 */
export const judgeRates = (sentence: Sentence, { text, reportYear }: RuleContext): readonly Draft[] => {
  const { mentions } = sentence;
  if (mentions.length === 0) return [];
  const words = text.slice(sentence.start, sentence.end);
  return [
    ...mentions.flatMap((mention, at) => {
      if (mention.kind !== 'percent') return [];
      if (RETURN_RATE.test(mention.lead)) return judgeReturned(mention, at, sentence);
      return RATE.test(mention.lead) ? judgeRate(mention, at, sentence, words) : [];
    }),
    ...judgeReplied(sentence, words),
    ...judgeStock(sentence, reportYear),
  ];
};
