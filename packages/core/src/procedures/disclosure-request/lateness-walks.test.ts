import { civilDateOf, formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, newCase } from '../../kernel/advance.ts';
import type { CaseState } from '../../kernel/case-state.ts';
import { clocksOf, expiriesOf } from '../../kernel/clocks-of.ts';
import { SYSTEM } from '../../kernel/duties.ts';
import type { AnyProcedure } from '../../kernel/procedure.ts';
import type { Draw } from '../../kernel/samples.ts';
import { drawData, seeded } from '../samples.ts';
import { disclosureRequest } from './disclosure-request.ts';
import { samples } from './samples.ts';

const request: AnyProcedure = disclosureRequest;
const env = { calendar: nationalCalendar };
const DAY = 86_400_000;
/** From ten in the morning to seven. */
const EVENING = 9 * 3_600_000;
const EVERYONE = { id: 'li', duties: [...new Set(Object.values(request.allowedDuties).flat())] };

/** An order starts a period of its own; a reply that the agency replaces may have none. */
const STARTS_AGAIN = new Set(['request.remanded', 'reply.replaced']);

// Facts after which there is little left to walk.
const RARE = new Set([...STARTS_AGAIN, 'request.separated', 'request.merged']);

// An extension of which the applicant may be notified late counts by that setting, whenever the notice comes.
const { 'extension.noticeBeforeExpiry': _, ...SETTINGS } = samples.settings;

const settingsFor = (draw: Draw): object =>
  Object.fromEntries(
    Object.entries(SETTINGS).flatMap(([name, [first, ...rest]]) =>
      first !== undefined && draw.happens(0.15) ? [[name, draw.pick([first, ...rest])]] : [],
    ),
  );

/** The case after every expiry up to an instant, as the engine's sweep records them. */
const swept = (start: CaseState, until: number): CaseState => {
  let state = start;
  for (;;) {
    const [next] = expiriesOf(request, state, env);
    if (next === undefined || next.at > until) return state;
    const at = formatInstant(next.at);
    const fact = { type: 'clock.expired', at, clock: next.clock, dueAt: at };
    const result = advance(request, state, fact, { actor: SYSTEM, now: until }, env);
    if (!result.ok) throw new Error(`${next.clock} in ${state.value}: ${result.refusal.code}`);
    state = result.state;
  }
};

/** The case after a fact, with every irregularity acknowledged; the case itself where it is refused. */
const recorded = (state: CaseState, fact: object, now: number): CaseState => {
  const codes: string[] = [];
  for (;;) {
    const raw = codes.length === 0 ? fact : { reason: '事后补录', ...fact, acknowledged: codes };
    const result = advance(request, state, raw, { actor: EVERYONE, now }, env);
    if (result.ok) return result.state;
    if (!result.refusal.recordable || codes.includes(result.refusal.code)) return state;
    codes.push(result.refusal.code);
  }
};

const replyAt = (state: CaseState, now: number) => clocksOf(request, state, now, env).find(({ id }) => id === 'reply');

const countedInTime = (state: CaseState): number =>
  request
    .contributions(state.context, env)
    .filter(({ indicator, by }) => indicator === 'request.handled' && by['timeliness'] !== 'late').length;

interface Walked {
  readonly afterwards: number;
  readonly faults: readonly string[];
}

// Facts happen at ten in the morning and after hours, when the day of an office may be over.
const walk = (draw: Draw): Walked => {
  let state = newCase(request, settingsFor(draw));
  let morning = instantOf(`${draw.pick(['2018-01-08', '2026-01-05'])}T10:00:00+08:00`);
  let at = morning;
  let overdue: string | null = null;
  let afterwards = 0;
  const faults: string[] = [];
  for (let step = 0; step < 30; step += 1) {
    morning += draw.between(0, 9) * DAY;
    at = Math.max(at, morning + (draw.happens(0.3) ? EVENING : 0));
    state = swept(state, at);
    const clock = replyAt(state, at);
    if (clock?.state === 'overdue') overdue = clock.due?.on ?? null;
    const [first, ...rest] = [...(request.admits[state.value] ?? [])].filter((one) => one !== 'clock.expired');
    if (first === undefined) break;
    const type = draw.pick([first, ...rest]);
    if (RARE.has(type) && draw.happens(0.9)) continue;
    const data = drawData(samples, type, draw, { on: civilDateOf(at), outcomes: [] });
    const after = recorded(state, { type, at: formatInstant(at), ...data }, at);
    if (after === state) continue;
    const isCountedInTime = countedInTime(after) > countedInTime(state);
    state = after;
    if (STARTS_AGAIN.has(type)) overdue = null;
    if (overdue === null) continue;
    afterwards += 1;
    const found = replyAt(state, at);
    const isLate = found?.state === 'overdue' || found?.state === 'late';
    const isDueLater = found?.due == null || found.due.on > overdue;
    if (!isLate || isDueLater || isCountedInTime) {
      faults.push(
        `${type} on ${formatInstant(at)} in ${state.value}: ${found?.state} ${found?.due?.on}, not ${overdue}`,
      );
      break;
    }
  }
  return { afterwards, faults };
};

describe('a reply that is overdue', () => {
  it('stays late against its day, whatever is recorded afterwards but an order and a new reply', () => {
    let afterwards = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const walked = walk(seeded(seed));
        afterwards += walked.afterwards;
        expect(walked.faults).toEqual([]);
      }),
      { numRuns: 4_000, seed: 20261130 },
    );
    expect(afterwards).toBeGreaterThan(10_000);
  }, 120_000);
});
