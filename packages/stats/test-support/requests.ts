import { addDays, civilDate } from '@gongkai/calendar';
import type { Contribution } from '@gongkai/core';
import fc from 'fast-check';
import { APPLICANTS, CHANNELS, TIMELINESS } from '../src/codes.ts';

/** A made-up request: when it was received, when it was finished, and how. */
export interface MadeRequest {
  readonly agency: string;
  readonly applicant: string;
  readonly channel: string;
  readonly receivedOn: string;
  readonly handledOn: string | null;
  readonly timeliness: string;
  readonly outcome: string;
}

export const madeRequest = (more: Partial<MadeRequest> = {}): MadeRequest => ({
  agency: 'a',
  applicant: 'natural',
  channel: 'internet',
  receivedOn: '2018-03-02',
  handledOn: '2018-03-20',
  timeliness: 'in-time',
  outcome: 'full',
  ...more,
});

/** The contributions of such a request, as its procedure makes them. */
export const contributionsOf = (one: MadeRequest): readonly Contribution[] => {
  const { applicant, channel, timeliness, outcome } = one;
  const received = { indicator: 'request.received', on: civilDate(one.receivedOn), by: { channel, applicant } };
  if (one.handledOn === null) return [received];
  const on = civilDate(one.handledOn);
  return [
    received,
    { indicator: 'request.handled', on, by: { timeliness, applicant, channel } },
    { indicator: 'request.result', on, by: { outcome, applicant } },
  ];
};

export const casesOf = (history: readonly MadeRequest[]) =>
  history.map((one) => ({ agency: one.agency, contributions: contributionsOf(one) }));

/** Made-up outcomes: each has a cell in every form, except the last, which has none. */
export const OUTCOMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  full: { STAT2014: '3.3.2', AR2019: 'r1', AR2021: 'r1' },
  partly: { STAT2014: '3.3.3', AR2019: 'r2', AR2021: 'r2' },
  secret: { STAT2014: '3.3.4.1', AR2019: 'r3_1', AR2021: 'r3_1' },
  private: { STAT2014: '3.3.4.3', AR2019: 'r3_4', AR2021: 'r3_4' },
  absent: { STAT2014: '3.3.6', AR2019: 'r4_1', AR2021: 'r4_1' },
  elsewhere: { STAT2014: '3.3.8', AR2019: 'r5_1', AR2021: 'r5_1' },
  unpaid: { STAT2014: '3.3.7', AR2019: 'r6', AR2021: 'r6_2' },
  nowhere: {},
};

export const cellOfMade = (outcome: string, format: string): string | null => OUTCOMES[outcome]?.[format] ?? null;

const FIRST = civilDate('2017-06-01');

/** A request between June 2017 and the end of 2021, open or finished within 400 days, with an outcome that has a cell. */
export const anyRequest: fc.Arbitrary<MadeRequest> = fc
  .record({
    agency: fc.constantFrom('city', 'county', 'province'),
    applicant: fc.constantFrom(...APPLICANTS),
    channel: fc.constantFrom(...CHANNELS),
    received: fc.nat(1600),
    taken: fc.option(fc.nat(400)),
    timeliness: fc.constantFrom(...TIMELINESS),
    outcome: fc.constantFrom(...Object.keys(OUTCOMES).filter((name) => name !== 'nowhere')),
  })
  .map(({ received, taken, ...rest }) => {
    const receivedOn = addDays(FIRST, received);
    return { ...rest, receivedOn, handledOn: taken === null ? null : addDays(receivedOn, taken) };
  });

export const anyHistory = fc.array(anyRequest, { maxLength: 40 });

/** The cells of a table that are not blank. */
export const figuresOf = (cells: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(Object.entries(cells).filter(([, figure]) => figure !== null));
