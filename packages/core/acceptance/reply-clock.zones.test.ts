import { nationalCalendar } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceClock } from '../src/index.ts';
import { dayAfter, later, type Sent, type Stop, stopOf, works } from './due-date.oracle.ts';
import { arrived, extended, inHand, letter, opinion, received, takenUp } from './steps.ts';
import type { Case } from './story.ts';

const RUNS = { numRuns: 1000, seed: 20_260_424 };
const nat = (max: number) => fc.integer({ min: 0, max });

// Receipt between the text of 2019 and the last months whose every count is settled by a notice.
const plan = fc.record({
  on: nat(2_450).map((days) => later('2019-05-15', days)),
  correction: fc.option(fc.record({ after: nat(7), answeredAfter: fc.integer({ min: 1, max: 20 }) })),
  letters: fc.array(
    fc.record({
      after: nat(4),
      travel: nat(5),
      answer: fc.option(nat(30)),
      party: fc.constantFrom('third-party', 'co-agency'),
    }),
    { maxLength: 3 },
  ),
  extension: fc.option(fc.integer({ min: 1, max: 20 })),
});
type Plan = typeof plan extends fc.Arbitrary<infer P> ? P : never;

/** The days of each letter; all are sent while the period still runs, so that they may overlap and outlive each other. */
const lettersOf = (start: string, letters: Plan['letters']): readonly (Sent & { readonly party: string })[] => {
  let sent = start;
  return letters.map(({ after, travel, answer, party }) => {
    sent = later(sent, after);
    const there = later(sent, travel);
    const answered = answer === null ? null : later(there, answer);
    return { sent, there, answered: answered !== null && answered > dayAfter(there, 15) ? null : answered, party };
  });
};

interface Step {
  readonly on: string;
  readonly rank: number;
  readonly act: (story: Case) => void;
}

const stepsOf = (letters: readonly (Sent & { readonly party: string })[]): readonly Step[] =>
  letters
    .flatMap(({ sent, there, answered, party }, index): readonly Step[] => {
      const id = `letter-${index}`;
      return [
        { on: sent, rank: 0, act: (story) => void letter(story, sent, id, party) },
        { on: there, rank: 1, act: (story) => void arrived(story, there, id) },
        ...(answered === null
          ? []
          : [{ on: answered, rank: 2, act: (story: Case) => void opinion(story, answered, id) }]),
      ];
    })
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.rank - b.rank);

/** The start of the count, after a correction where there is one. */
const startOf = (story: Case, on: string, correction: Plan['correction']): string => {
  if (correction === null) return on;
  const noticed = dayAfter(on, correction.after);
  const supplied = later(noticed, correction.answeredAfter);
  story.tell('request.registered', noticed);
  story.tell('correction.requested', noticed, { points: ['文号'], dueOn: later(noticed, 30) });
  story.tell('correction.delivered', noticed).tell('correction.supplied', supplied);
  return supplied;
};

/** Whether a letter was sent when the period, as stopped so far, was already over. */
const tooLate = (start: string, letters: readonly Sent[]): boolean =>
  letters.some(({ sent }, index) => sent > dayAfter(start, 20, letters.slice(0, index).map(stopOf)));

const storyOf = ({ on, correction, letters, extension }: Plan) => {
  const story = received(on);
  const start = startOf(story, on, correction);
  takenUp(story, start);
  const sent = lettersOf(start, letters);
  fc.pre(!tooLate(start, sent));
  const stops: readonly Stop[] = sent.map(stopOf);
  for (const { on: day, act } of stepsOf(sent)) {
    story.expire(`${day}T00:00:00+08:00`);
    act(story);
  }
  const over = [start, ...stops.map(({ answered }) => answered)].toSorted().at(-1) ?? start;
  story.expire(`${later(over, 1)}T00:00:00+08:00`);
  const base = dayAfter(start, 20, stops);
  const asOf = later(over, 1);
  const extends_ = extension !== null && asOf <= base;
  if (extends_) extended(story, asOf, extension);
  return { story, stops, asOf, count: extends_ ? 20 + extension : 20, start };
};

describe('the reply clock of a thousand random requests', () => {
  it('is due when the day-by-day count says so', () => {
    fc.assert(
      fc.property(plan, (one) => {
        const { story, stops, asOf, count, start } = storyOf(one);
        const due = dayAfter(start, count, stops);
        expect(story.due('reply', asOf)).toBe(due);
        expect(works(due)).toBe(true);
      }),
      RUNS,
    );
  });

  it('is explained by exactly as many counted days as the term has, each of them worked', () => {
    fc.assert(
      fc.property(plan, (one) => {
        const { story, asOf, count, start } = storyOf(one);
        const reading = story.clock('reply', asOf);
        const days = reading === undefined ? [] : traceClock(reading, nationalCalendar);
        const counted = days.filter((day) => day.counted);
        expect(counted).toHaveLength(count);
        expect(counted.every(({ date }) => works(date))).toBe(true);
        expect([days[0]?.date, counted.at(-1)?.date]).toEqual([later(start, 1), reading?.due?.on]);
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  it('equals its replay, and expires once, at the end of its due day', () => {
    fc.assert(
      fc.property(plan, (one) => {
        const { story, stops, count, start } = storyOf(one);
        const due = dayAfter(start, count, stops);
        expect(story.state).toEqual(story.replayed());
        const over = `${later(due, 1)}T00:00:00+08:00`;
        story.expire(over);
        expect(story.state.context).toMatchObject({ expired: { reply: Date.parse(over) } });
        expect(story.expire('2026-12-31')).toEqual([]);
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  it('never falls due earlier for a later receipt', () => {
    let before = '';
    for (let days = 0; days < 2_600; days += 1) {
      const on = later('2019-05-15', days);
      const due = received(on).due('reply', on) ?? '';
      expect(due >= before).toBe(true);
      before = due;
    }
  });

  it('never gains by a shorter pause: one day more of waiting is at most one working day more', () => {
    for (let days = 0; days < 20; days += 1) {
      const due = (wait: number) => {
        const story = inHand('2026-04-24');
        opinion(letter(story, '2026-04-28'), later('2026-04-28', wait));
        return story.due('reply', later('2026-04-28', wait)) ?? '';
      };
      expect([due(days), dayAfter(due(days), 1)]).toContain(due(days + 1));
    }
  });
});
