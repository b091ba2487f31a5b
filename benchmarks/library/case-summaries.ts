import type { CivilDate } from '@gongkai/calendar';
import { addDays, civilDate } from '@gongkai/calendar';
import type { CountedCase } from '@gongkai/stats';
import { seeded } from '../../apps/api/src/demo/seeded.ts';

/** The columns of a case in a register: dates, channel, applicant and result. */
export interface CaseSummary {
  readonly agency: string;
  readonly channel: string;
  readonly applicant: string;
  readonly receivedOn: CivilDate;
  readonly handledOn: CivilDate | null;
  readonly timeliness: string;
  readonly outcome: string;
}

const pick = <T>(values: readonly T[], at: number): T => {
  const value = values[at % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};

/** Returns a function from a draw of 0 to 9999 to a value, with the frequencies of a published year. */
const drawnFrom = (counts: Readonly<Record<string, number>>): ((draw: number) => string) => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const table = Object.entries(counts).flatMap(([value, count]) =>
    Array.from({ length: Math.max(1, Math.round((count * 10_000) / total)) }, () => value),
  );
  return (draw) => pick(table, draw);
};

// Channels and timeliness are those of Yunnan in 2018, applicants and results those of a made-up report of 2025.
const channelOf = drawnFrom({
  'in-person': 730,
  oral: 10,
  fax: 46,
  internet: 1531,
  'mail-signed': 1000,
  'mail-ordinary': 288,
});
const timelinessOf = drawnFrom({ 'in-time': 3400, extended: 200, late: 5 });
const applicantOf = drawnFrom({
  natural: 13_612,
  commercial: 252,
  'public-welfare': 45,
  'legal-service': 128,
  other: 32,
});
const outcomeOf = drawnFrom({
  '1': 5548,
  '2': 2168,
  '3.1': 13,
  '3.2': 30,
  '3.3': 11,
  '3.4': 51,
  '3.5': 104,
  '3.6': 85,
  '3.7': 286,
  '3.8': 150,
  '4.1': 3222,
  '4.2': 180,
  '4.3': 19,
  '5.1': 203,
  '5.2': 148,
  '5.4': 101,
  '5.5': 5,
  '6.1': 318,
  '6.2': 203,
  '6.3': 965,
});
const DAYS = Array.from({ length: 800 }, (_, index) => addDays(civilDate('2024-10-01'), index));

/** Generates made-up cases of about fourteen months, the same in every run. */
export function* caseSummaries(cases: number, agencies: number): Generator<CaseSummary> {
  const { between } = seeded(20_260_105);
  const next = (): number => between(0, 0xff_ffff);
  const names = Array.from({ length: agencies }, (_, index) => `53${String(index).padStart(4, '0')}`);
  for (let index = 0; index < cases; index += 1) {
    const received = next() % 440;
    yield {
      agency: pick(names, next()),
      channel: channelOf(next()),
      applicant: applicantOf(next()),
      receivedOn: pick(DAYS, received),
      handledOn: next() % 20 === 0 ? null : pick(DAYS, received + (next() % 60)),
      timeliness: timelinessOf(next()),
      outcome: outcomeOf(next()),
    };
  }
}

/** The contributions of a case to the tables of a year. */
export const countedCase = (one: CaseSummary): CountedCase => {
  const { agency, channel, applicant, receivedOn, handledOn: on, timeliness, outcome } = one;
  const received = { indicator: 'request.received', on: receivedOn, by: { channel, applicant } };
  if (on === null) return { agency, contributions: [received] };
  return {
    agency,
    contributions: [
      received,
      { indicator: 'request.handled', on, by: { channel, applicant, timeliness } },
      { indicator: 'request.result', on, by: { applicant, outcome } },
    ],
  };
};
