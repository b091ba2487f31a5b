import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { publicField, text, words } from '../../kernel/index.ts';
import { UNLAWFUL } from './breach.ts';
import { mayStillAnswer } from './consultation-clock.ts';
import type { RequestContext } from './context.ts';
import { r19, request, silent } from './kit.ts';
import { objectionStands } from './objection.ts';
import {
  isNotWithheld,
  isPartial,
  needsReasons,
  OUTCOME_CODES,
  type OutcomeCode,
  OWN_GROUND,
  releases,
  withholdGround,
  type WithholdGround,
} from './outcomes.ts';
import { content, contentRules, groundsOf, passages } from './reply-content.ts';
import { ending, settingsOf } from './settings.ts';

const { rule } = request;

/** What every reply states. */
export const answer = { outcome: publicField(z.enum(OUTCOME_CODES)), reasons: words(4000).optional(), ...content };

/** What a reply states that may withhold something. */
export const answerWithGrounds = {
  ...answer,
  grounds: z.array(withholdGround).max(withholdGround.options.length).optional(),
  ...passages,
  ending: ending.optional(),
};

/** The data of a reply. */
interface Answer {
  readonly at: Instant;
  readonly outcome: OutcomeCode;
  readonly reasons?: string | undefined;
  readonly grounds?: readonly WithholdGround[] | undefined;
  readonly passages?: readonly { readonly ground: WithholdGround }[] | undefined;
  readonly ending?: z.output<typeof ending> | undefined;
}

const belongs = (code: OutcomeCode, { regime }: RequestContext): boolean =>
  code === '6.3' || code.startsWith('2008.') === (regime === 'FOI2008');

/** Marks a rule about the outcome alone: outcomes that the case cannot take are not offered. */
export const OF_OUTCOME = { chosen: { field: 'outcome', values: OUTCOME_CODES } } as const;

/** What every reply must satisfy, on the spot or by draft: an outcome of the right text, with reasons where the law asks for them. */
export const answerRules = [
  rule<Answer>({
    ...OF_OUTCOME,
    code: 'rule/outcome-of-other-text',
    basis: r19(56),
    text: text('该答复类型不属于本件适用的文本', 'the outcome belongs to the other text of the Regulation'),
    breaks: (context, { outcome }) => !belongs(outcome, context),
  }),
  rule<Answer>({
    ...OF_OUTCOME,
    code: 'rule/lapse-only',
    basis: r19(30),
    text: text('该结果只能由期限届满产生', 'this outcome comes only from a period that ran out'),
    breaks: (_, { outcome }) => outcome === '6.1' || outcome === '6.2',
  }),
  rule<Answer>({
    ...OF_OUTCOME,
    code: 'rule/needs-correction',
    basis: r19(30),
    text: text('未经补正,不得以“补正后申请内容仍不明确”答复', 'outcome 4.3 needs a correction first'),
    breaks: ({ corrections }, { outcome }) => outcome === '4.3' && corrections === 0,
  }),
  rule<Answer>({
    ...OF_OUTCOME,
    code: 'rule/needs-reasons-request',
    basis: r19(35),
    text: text('应当先要求申请人说明理由', 'outcome 5.4 follows a request for reasons'),
    breaks: (_, { outcome }) => outcome === '5.4',
  }),
  ...contentRules,
  rule<Answer>({
    code: 'rule/reasons-missing',
    basis: r19(36),
    text: text('不予公开、部分公开、不属于本机关负责公开的,应当说明理由', 'this outcome must state its reasons'),
    breaks: (_, { outcome, reasons }) => needsReasons(outcome) && reasons === undefined,
  }),
];

const misfit = (code: OutcomeCode, grounds: readonly WithholdGround[]): boolean => {
  if (grounds.length === 0 || isPartial(code)) return false;
  const own = OWN_GROUND[code];
  return own === undefined || !grounds.includes(own) || grounds.some(isNotWithheld);
};

/** Whether a draft would give out what a third party objects to: all of it, or a part that is not held back for its sake. */
const overObjection = (code: OutcomeCode, grounds: readonly WithholdGround[]): boolean =>
  releases(code) && !(isPartial(code) && grounds.includes('third-party'));

const AWAITED = {
  'third-party': {
    code: 'rule/consultation-open',
    basis: r19(32),
    text: text('第三方意见期限未满,不得决定公开', 'the third party may still answer; release cannot be decided'),
  },
  'co-agency': {
    code: 'rule/co-agency-open',
    basis: r19(34),
    text: text(
      '被征求意见机关的意见期限未满,不得决定公开',
      'the co-making agency may still answer; release cannot be decided',
    ),
  },
} as const;

const opinionOpen = (party: keyof typeof AWAITED) =>
  rule<Answer>({
    ...AWAITED[party],
    kind: 'conflict',
    ...UNLAWFUL,
    breaks: (context, { at, outcome }, { calendar }) =>
      releases(outcome) && mayStillAnswer(context, party, { calendar, now: at }),
  });

/** What every reply must satisfy apart from that: the grounds that fit its outcome, and a listed way of ending. */
export const groundRules = [
  rule<Answer>({
    code: 'rule/grounds-missing',
    basis: r19(37),
    text: text(
      '部分公开应当写明其余部分不予公开或者不能提供的理由',
      'a partial release names the ground on which the rest is withheld or cannot be given',
    ),
    breaks: (_, f) => f.outcome === '2' && groundsOf(f).length === 0,
  }),
  rule<Answer>({
    code: 'rule/ending-not-listed',
    basis: silent('U19'),
    text: text(
      '“其他处理”的情形不在设定之列,或者与答复类型不符',
      'the way of ending is not listed, or the outcome is not 6.3',
    ),
    breaks: (context, f) =>
      f.outcome === '6.3'
        ? !settingsOf(context)['outcome.6.3.reasons'].includes(f.ending ?? 'other')
        : f.ending !== undefined,
  }),
  rule<Answer>({
    code: 'rule/grounds-misfit',
    basis: r19(36),
    text: text(
      '所列不予公开的理由与答复类型不符',
      'the grounds do not fit the outcome: none where nothing is withheld on one, and its own where there is one',
    ),
    breaks: (_, f) => misfit(f.outcome, groundsOf(f)),
  }),
];

/** What a release must not override: a party that may still answer, and an objection that was not overridden. */
export const releaseRules = [
  opinionOpen('third-party'),
  opinionOpen('co-agency'),
  rule<Answer>({
    code: 'rule/objection-stands',
    kind: 'conflict',
    basis: r19(32),
    text: text(
      '第三方不同意公开且有合理理由的,不予公开;认为不公开可能对公共利益造成重大影响的,应当先书面告知第三方',
      'a reasoned objection stands unless it is overridden in writing',
    ),
    ...UNLAWFUL,
    breaks: (context, f) => overObjection(f.outcome, groundsOf(f)) && objectionStands(context),
  }),
];
