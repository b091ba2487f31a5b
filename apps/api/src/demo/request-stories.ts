import type { CivilDate } from '@gongkai/calendar';
import { addDays, civilDate } from '@gongkai/calendar';
import type { Duty } from '@gongkai/core';
import { officeOf } from './office-of.ts';
import { type Chance, seeded } from './seeded.ts';
import { clockTime, type Step, type Story, workingDayAfter } from './story.ts';
import { DEPARTMENTS, PREFECTURES, repeated, YUNNAN_2018 } from './yunnan-2018.ts';

const REFUSALS = [
  '2008.secret',
  '2008.commercial',
  '2008.privacy',
  '2008.security',
  '2008.not-government',
  '2008.other-law',
] as const;
const OTHERS = ['2008.not-ours', '2008.absent', '2008.amend', '2008.other-route'] as const;
const SUBJECTS = [
  '某地块征收批复',
  '某建设项目环评批复',
  '某年度部门预算',
  '某道路规划许可',
  '某补助资金发放名册',
  '某行政处罚决定',
] as const;

const OFFICES = 530_000;

// Every request was answered within the year, so none is received later than this.
const FIRST_DAY = civilDate('2018-01-02');
const LAST_DAY = civilDate('2018-11-09');
const DAYS = 311;

/** Builds the facts of one request; the time of day advances by some minutes with each fact of a day. */
class Writer {
  readonly steps: Step[] = [];
  #minutes = 8 * 60 + 30;
  #on: CivilDate;
  constructor(on: CivilDate) {
    this.#on = on;
  }
  on(day: CivilDate): this {
    if (day !== this.#on) this.#minutes = 8 * 60 + 30;
    this.#on = day;
    return this;
  }
  record(duty: Duty, type: string, data: Readonly<Record<string, unknown>> = {}): this {
    this.#minutes += 12;
    this.steps.push({ duty, fact: { type, at: clockTime(this.#on, this.#minutes), ...data } });
    return this;
  }
}

const channelOf = (channel: string, chance: Chance): string =>
  channel === 'letter' ? (chance.happens(0.8) ? 'mail-signed' : 'mail-ordinary') : channel;

const received = (writer: Writer, channel: string, chance: Chance): void => {
  const kind = chance.pick([
    'natural',
    'natural',
    'natural',
    'natural',
    'commercial',
    'legal-service',
    'public-welfare',
    'other',
  ]);
  writer.record('registrar', 'request.submitted', {
    channel,
    applicant: { kind, identityProof: true },
    description: chance.pick(SUBJECTS),
  });
  if (channel === 'mail-signed') writer.record('registrar', 'receipt.signed');
  if (channel === 'mail-ordinary' || channel === 'fax') writer.record('registrar', 'receipt.confirmed');
  writer.record('registrar', 'request.registered');
};

const drafted = (writer: Writer, outcome: string, days: readonly [CivilDate, CivilDate]): void => {
  const [draftedOn, servedOn] = days;
  writer.on(draftedOn).record('handler', 'draft.prepared', { outcome, reasons: '依据《条例》有关规定' });
  writer.record('secrecy-reviewer', 'secrecy.reviewed', { finding: 'cleared' });
  writer.record('reviewer', 'draft.countersigned');
  writer.on(servedOn).record('signatory', 'reply.signed').record('registrar', 'reply.served', { way: 'post' });
};

/** Working days from receipt to service: fifteen are the limit of the 2008 text, fifteen more with an extension. */
const pace = (chance: Chance): { readonly extended: boolean; readonly days: number } => {
  const extended = chance.happens(0.03);
  if (extended) return { extended, days: chance.between(16, 30) };
  return { extended, days: chance.happens(0.004) ? chance.between(16, 18) : chance.between(2, 15) };
};

const handled = (writer: Writer, on: CivilDate, outcome: string, chance: Chance): void => {
  const { extended, days } = pace(chance);
  writer.on(workingDayAfter(on, 1)).record('handler', 'processing.started');
  if (extended) {
    writer.on(workingDayAfter(on, chance.between(11, 15)));
    writer.record('office-head', 'extension.approved', { workingDays: 15, reason: '需要向多个部门检索' });
    writer.record('registrar', 'extension.notified');
  }
  const consults = !extended && outcome === '2008.partial' && chance.happens(0.6);
  const pause = consults ? chance.between(3, 12) : 0;
  if (consults) {
    writer
      .on(workingDayAfter(on, 1))
      .record('handler', 'consultation.sent', { consultation: 'c1', party: 'third-party' });
    writer
      .on(workingDayAfter(on, 1 + pause))
      .record('registrar', 'consultation.answered', { consultation: 'c1', answer: 'consents' });
  }
  const servedOn = workingDayAfter(on, days + pause);
  const draftedOn = workingDayAfter(on, Math.max(days - 1, 1) + pause);
  drafted(writer, outcome, [draftedOn, servedOn]);
};

const story = (index: number, agency: string, channel: string, outcome: string, chance: Chance): Story => {
  const on = addDays(FIRST_DAY, chance.between(0, DAYS));
  const writer = new Writer(on);
  received(writer, channelOf(channel, chance), chance);
  const onTheSpot = channel === 'in-person' && outcome === '2008.public' && chance.happens(0.5);
  if (onTheSpot) {
    writer
      .record('registrar', 'reply.given-on-spot', { outcome })
      .record('registrar', 'reply.served', { way: 'direct' });
  } else handled(writer, on, outcome, chance);
  writer.record('registrar', 'request.archived');
  return {
    key: `r${String(index + 1).padStart(4, '0')}`,
    procedure: 'disclosure-request',
    agency,
    steps: writer.steps,
  };
};

/** The requests of the year, in the order of their first facts. */
export const requestStories = (chance: Chance): readonly Story[] => {
  const { results, channels, received: places } = YUNNAN_2018;
  const outcomes = chance.shuffled([
    ...repeated({
      '2008.public': results['2008.public'],
      '2008.granted': results['2008.granted'],
      '2008.partial': results['2008.partial'],
    }),
    ...Array.from({ length: results.refused }, () => chance.pick(REFUSALS)),
    ...Array.from({ length: results.otherForms }, () => chance.pick(OTHERS)),
  ]);
  const ways = chance.shuffled(repeated(channels));
  // A separate random source, so that the choice of offices changes nothing else in the year.
  const office = seeded(OFFICES);
  const agencies = chance
    .shuffled([
      ...Array.from({ length: places.prefectures }, () => chance.pick(PREFECTURES)),
      ...Array.from({ length: places.departments }, () => DEPARTMENTS),
    ])
    .map((place) => officeOf(place, office));
  return outcomes
    .map((outcome, index) => story(index, agencies[index] ?? DEPARTMENTS, ways[index] ?? 'letter', outcome, chance))
    .toSorted((a, b) => ((a.steps[0]?.fact.at ?? '') < (b.steps[0]?.fact.at ?? '') ? -1 : 1));
};

/** The last day on which a simulated request is received. */
export const LAST_RECEIPT = LAST_DAY;
