import type { CivilDate } from '@gongkai/calendar';
import { civilDateOf } from '@gongkai/calendar';
import {
  type Citation,
  cite,
  citeAll,
  convention,
  INSTRUMENTS,
  type PartialFact,
  type Where,
} from '../../kernel/index.ts';
import { partyIn, underItsArticle } from './consultation.ts';
import type { RequestContext } from './context.ts';
import { regimeOn } from './regime.ts';
import { orderBasis } from './orders.ts';

const r08 = (article: number, where: Where = {}): Citation => cite('ogi-regulation-2008', article, null, where);

/** Where the text of 2008 has what an article of 2019 says; the letter of 2015 where it has nothing (Art. 31). */
const IN_2008: Readonly<Record<number, Citation>> = {
  14: r08(14),
  15: r08(23),
  16: r08(14),
  17: r08(14),
  18: r08(14),
  29: r08(20),
  30: r08(21, { items: [4] }),
  31: cite('receipt-reply-2015'),
  32: r08(23),
  33: r08(24),
  36: r08(21),
  37: r08(22),
  42: r08(27),
  47: r08(33),
  51: r08(33),
  56: r08(38),
};

const POINT = /按设定 ([\w-]+)/;

// What the text of 2008 does not name is done as under the later one: a convention of ours.
const in2008 = (basis: Citation): Citation => {
  if (basis.instrument !== 'ogi-regulation-2019' || basis.article === null) return basis;
  const older = IN_2008[basis.article] ?? convention('steps-2008', cite('ogi-regulation-2008'));
  const [, point] = POINT.exec(basis.text) ?? [];
  return point === undefined || older.mark === 'design-choice' ? older : convention(point, older);
};

const SECRETS_FROM = INSTRUMENTS['secrets-implementing-2024'].from;

// The State Secrets Law of 2024 is cited since its regulation is in force.
const beforeSecrets = (basis: Citation): Citation => {
  const { instrument, article, paragraph, through, also } = basis;
  const older = also.filter((one) => !one.instrument?.startsWith('secrets-'));
  if (older.length === also.length || instrument === null || article === null) return basis;
  return citeAll(cite(instrument, article, paragraph, through === null ? {} : { through }), ...older);
};

const particular = (basis: Citation, context: RequestContext, fact: PartialFact): Citation => {
  const day: CivilDate = civilDateOf(fact.at);
  if (fact.type === 'request.remanded' && basis.instrument === 'reconsideration-law-2023') {
    return orderBasis(fact['by'], day);
  }
  const own = underItsArticle(basis, fact.type, partyIn(context, fact));
  return day < SECRETS_FROM ? beforeSecrets(own) : own;
};

/** The provision that governs a fact or a clock of this case: by its text, by the party, and by the day of the fact. */
export const governing = (basis: Citation, context: RequestContext, fact: PartialFact | null): Citation => {
  const found = fact === null ? basis : particular(basis, context, fact);
  const submittedOn = context.submittedOn ?? (fact === null ? null : civilDateOf(fact.at));
  const regime = context.regime ?? (submittedOn === null ? null : regimeOn(submittedOn));
  return regime === 'FOI2008' ? in2008(found) : found;
};
