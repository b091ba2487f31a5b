import { addDays, civilDate, instantOf, nationalCalendar } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clocksOf } from '../src/kernel/clocks-of.ts';
import { traceClock } from '../src/kernel/read-clock.ts';
import { disclosureRequest } from '../src/procedures/disclosure-request/disclosure-request.ts';
import { loopAfter, loopDue } from './reply.oracle.ts';
import { answered, asked, due, extended, processing } from './requests.ts';

const request = disclosureRequest;
const received = fc.integer({ min: 0, max: 2_400 }).map((days) => addDays(civilDate('2019-06-01'), days));
const letter = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 14 }));

describe('8. the reply clock of a thousand random requests', () => {
  it('is due on the day that a loop over the notices finds, pauses and extension included', () => {
    fc.assert(
      fc.property(
        received,
        fc.array(letter, { maxLength: 3 }),
        fc.integer({ min: 0, max: 20 }),
        (on, letters, extra) => {
          let last: string = on;
          const sent = letters.map(([after, days], index) => {
            const from = loopAfter(last, index === 0 ? after : 1);
            last = addDays(civilDate(from), days);
            return [from, last] as const;
          });
          const base = loopDue(on, 20, sent);
          const story = processing(on);
          for (const [index, [from, back]] of sent.entries())
            answered(asked(story, from, null, `c${index}`), back, `c${index}`);
          expect(due(story, last)).toBe(base);
          const expected = extra > 0 && last <= base ? loopDue(on, 20 + extra, sent) : base;
          const after = expected === base ? story : extended(story, last, extra);
          expect(due(after, last)).toBe(expected);
        },
      ),
      { numRuns: 1000, seed: 201906 },
    );
  });

  it('is explained by as many counted days as its period has, and later receipt is never due earlier', () => {
    let previous = '';
    for (let days = 0; days < 400; days += 1) {
      const on = addDays(civilDate('2025-06-01'), days);
      const [reply] = clocksOf(request, processing(on).state, instantOf(`${on}T12:00:00+08:00`), {
        calendar: nationalCalendar,
      });
      const trace = reply === undefined ? [] : traceClock(reply, nationalCalendar);
      expect(trace.filter((day) => day.counted)).toHaveLength(20);
      const dueOn = reply?.due?.on ?? '';
      expect(dueOn >= previous).toBe(true);
      previous = dueOn;
    }
  });
});
