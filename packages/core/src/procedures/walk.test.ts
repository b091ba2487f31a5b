import {
  civilDate,
  civilDateOf,
  endOfDay,
  formatInstant,
  instantOf,
  nationalCalendar,
  startOfDay,
} from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, newCase } from '../kernel/advance.ts';
import type { CaseState } from '../kernel/case-state.ts';
import { clocksOf, expiriesOf } from '../kernel/clocks-of.ts';
import type { AnyProcedure } from '../kernel/procedure.ts';
import { SYSTEM } from '../kernel/duties.ts';
import type { Draw } from '../kernel/samples.ts';
import { PROCEDURES } from './index.ts';
import { drawData, SAMPLES, seeded } from './samples.ts';

const env = { calendar: nationalCalendar };
const HOUR = 3_600_000;

type Move = readonly [pick: number, step: number];

const allowedDuties = (procedure: AnyProcedure, type: string) =>
  Object.entries(procedure.allowedDuties).find(([name]) => name === type)?.[1] ?? [];

/** The expiries up to an instant, recorded as the engine's sweep would; each must be accepted, and they must end. */
const swept = (procedure: AnyProcedure, start: CaseState, until: number): CaseState => {
  let state = start;
  for (let round = 0; round < 30; round += 1) {
    const [next] = expiriesOf(procedure, state, env);
    if (next === undefined || next.at > until) return state;
    const at = formatInstant(next.at);
    const result = advance(
      procedure,
      state,
      { type: 'clock.expired', at, clock: next.clock, dueAt: at },
      { actor: SYSTEM, now: until },
      env,
    );
    if (!result.ok) throw new Error(`${next.clock} in ${state.value} is stuck: ${result.refusal.code}`);
    state = result.state;
  }
  throw new Error(`the clocks of ${state.value} do not come to an end`);
};

const samplesOf = ({ id }: AnyProcedure) => {
  const found = SAMPLES[id];
  if (found === undefined) throw new Error(`${id} has no samples`);
  return found;
};

// Half of the facts are among those that lead somewhere: else a walk stays where much may be noted and little happens.
const nextFact = (procedure: AnyProcedure, state: string, draw: Draw): string | null => {
  const leads = (type: string): boolean => procedure.ways[state]?.[type]?.some(({ to }) => to !== null) === true;
  const admitted = [...(procedure.admits[state] ?? [])].filter((type) => type !== 'clock.expired');
  const leading = admitted.filter(leads);
  const [first, ...rest] = leading.length > 0 && draw.happens(0.5) ? leading : admitted;
  return first === undefined ? null : draw.pick([first, ...rest]);
};

const walk = (procedure: AnyProcedure, moves: readonly Move[], seen: (state: string) => void = () => {}): CaseState => {
  let state = newCase(procedure);
  let now = instantOf('2026-01-05T10:00:00+08:00');
  for (const [pick, step] of moves) {
    now += step * (procedure.order === 'day' ? 24 * HOUR : HOUR);
    state = swept(procedure, state, now);
    seen(state.value);
    const draw = seeded(pick * 31 + step);
    const type = nextFact(procedure, state.value, draw);
    if (type === null) break;
    const data = drawData(samplesOf(procedure), type, draw, { on: civilDateOf(now), outcomes: [] });
    const fact = { type, at: formatInstant(now), ...data };
    const result = advance(
      procedure,
      state,
      fact,
      { actor: { id: `${type}-officer`, duties: allowedDuties(procedure, type) }, now },
      env,
    );
    if (result.ok) state = result.state;
    seen(state.value);
    clocksOf(procedure, state, now, env);
  }
  const end = swept(procedure, state, endOfDay(civilDate('2026-12-20')));
  seen(end.value);
  return end;
};

const moves = fc.array(fc.tuple(fc.nat(9_999), fc.integer({ min: 0, max: 9 })), { minLength: 5, maxLength: 40 });

describe.each(PROCEDURES.map((procedure) => ({ id: procedure.id, procedure })))(
  'random walks through $id',
  ({ procedure }) => {
    it('never leave an expiry that cannot be recorded, and end with plain JSON', () => {
      fc.assert(
        fc.property(moves, (walked) => {
          const state = walk(procedure, walked);
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
          expect(
            expiriesOf(procedure, state, env).filter((one) => one.at < startOfDay(civilDate('2026-12-20'))),
          ).toEqual([]);
        }),
        { numRuns: 1500, seed: 20181231 },
      );
    }, 120_000);

    it('reach every state', () => {
      const reached = new Set<string>(['new']);
      fc.assert(
        fc.property(moves, (walked) => {
          walk(procedure, walked, (state) => reached.add(state));
        }),
        { numRuns: 1500, seed: 7 },
      );
      expect(procedure.states.filter((state) => !reached.has(state))).toEqual([]);
    }, 120_000);
  },
);
