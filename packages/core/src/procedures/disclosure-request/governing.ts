import { civilDateOf } from '@gongkai/calendar';
import type { Clock } from '../../kernel/clock.ts';
import type { Sketch } from '../../kernel/procedure.ts';
import type { Citation, Where } from '../../law/cite.ts';
import { chosen, cite, together } from '../../law/cite.ts';
import { INSTRUMENTS } from '../../law/instruments.ts';
import type { Consultation, RequestContext } from './context.ts';
import { CONSULTATION_CLOCK, regimeOn } from './effects.ts';
import type { RequestFact } from './facts.ts';
import type { PeriodName } from './periods.ts';
import { orderPeriod, PERIODS } from './periods.ts';

type Asked = Sketch<RequestFact>;

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
  const older = IN_2008[basis.article] ?? chosen('steps-2008', cite('ogi-regulation-2008'));
  const [, point] = POINT.exec(basis.text) ?? [];
  return point === undefined || older.mark === 'design-choice' ? older : chosen(point, older);
};

interface Told {
  readonly party?: Consultation['party'];
  readonly consultation?: string;
  readonly clock?: string;
  readonly by?: string;
}

// In facts.ts these names have the same type in every fact that has them.
const told = (fact: Asked): Told => fact as Told;

const partyOf = (context: RequestContext, fact: Asked): Consultation['party'] | null => {
  const { party, consultation } = told(fact);
  return party ?? context.consultations.find((one) => one.id === consultation)?.party ?? null;
};

const periodOf = (context: RequestContext, clock: string): PeriodName | null => {
  if (clock === 'reply') return context.reply?.period ?? 'reply';
  if (!clock.startsWith(CONSULTATION_CLOCK)) return PERIOD_NAMES.find((name) => name === clock) ?? null;
  return context.consultations.find((one) => `${CONSULTATION_CLOCK}${one.id}` === clock)?.party ?? null;
};

// Object.keys widens to string; the record's own type says which keys it has.
const PERIOD_NAMES = Object.keys(PERIODS) as readonly PeriodName[];

// Letters to a co-making agency stand under Art. 34 and not under Art. 32.
const coAgency = (basis: Citation, fact: Asked): Citation => {
  if (basis.article !== 32) return basis;
  const article = cite('ogi-regulation-2019', 34);
  return fact.type === 'consultation.sent' && basis.also.length > 0
    ? together(article, cite('ogi-regulation-2019', 33, 3))
    : basis.mark === 'design-choice'
      ? chosen('U3', article)
      : article;
};

const SECRETS_FROM = INSTRUMENTS['secrets-implementing-2024'].from;

const beforeSecrets = (basis: Citation): Citation => {
  const older = basis.also.filter((one) => !one.instrument?.startsWith('secrets-'));
  return older.length === basis.also.length || basis.instrument === null || basis.article === null
    ? basis
    : together(
        cite(
          basis.instrument,
          basis.article,
          basis.paragraph,
          basis.through === null ? {} : { through: basis.through },
        ),
        ...older,
      );
};

const particular = (basis: Citation, context: RequestContext, fact: Asked): Citation => {
  const on = civilDateOf(fact.at);
  if (fact.type === 'clock.expired') {
    const { clock } = told(fact);
    const period = clock === undefined ? null : periodOf(context, clock);
    return period === null ? basis : PERIODS[period].basis;
  }
  if (fact.type === 'request.remanded' && basis.instrument === 'reconsideration-law-2023') {
    return PERIODS[orderPeriod(told(fact).by, on)].basis;
  }
  if (partyOf(context, fact) === 'co-agency') return coAgency(basis, fact);
  return on < SECRETS_FROM ? beforeSecrets(basis) : basis;
};

/** The provision that governs a fact of this case: by its text, by whom it concerns, and by the day on which it happens. */
export const governing = (basis: Citation, context: RequestContext, fact: Asked): Citation => {
  const found = particular(basis, context, fact);
  const regime = context.regime ?? regimeOn(context.submittedOn ?? civilDateOf(fact.at));
  return regime === 'FOI2008' ? in2008(found) : found;
};

/** The clocks of a case under the provisions that govern it. */
export const underItsText = (context: RequestContext, clocks: readonly Clock[]): readonly Clock[] => {
  const regime = context.regime ?? (context.submittedOn === null ? null : regimeOn(context.submittedOn));
  if (regime !== 'FOI2008') return clocks;
  return clocks.map((clock) => ({ ...clock, period: { ...clock.period, basis: in2008(clock.period.basis) } }));
};
