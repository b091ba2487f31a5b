import { civilDateOf, formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, type Advanced, newCase } from '../kernel/advance.ts';
import type { CaseState } from '../kernel/case-state.ts';
import type { ClockReading } from '../kernel/clock.ts';
import { clocksOf } from '../kernel/clocks-of.ts';
import type { AnyProcedure } from '../kernel/procedure.ts';
import type { Draw } from '../kernel/samples.ts';
import { processing } from '../../test-support/request-stories.ts';
import { PROCEDURES } from './index.ts';
import { drawData, SAMPLES, seeded } from './samples.ts';

const env = { calendar: nationalCalendar };
const DAY = 86_400_000;
// One person with every duty: so that the separation of duties is broken too.
const everyone = (procedure: AnyProcedure) => ({
  id: 'li',
  duties: [...new Set(Object.values(procedure.allowedDuties).flat())],
});

/** Records a fact, acknowledging one irregularity after another; the last answer where one cannot be acknowledged. */
const acknowledged = (procedure: AnyProcedure, state: CaseState, fact: object, now: number) => {
  const codes: string[] = [];
  for (;;) {
    const raw = codes.length === 0 ? fact : { reason: '事后补录', ...fact, acknowledged: codes };
    const result: Advanced = advance(procedure, state, raw, { actor: everyone(procedure), now }, env);
    if (result.ok || !result.refusal.recordable || codes.includes(result.refusal.code)) return { result, codes };
    codes.push(result.refusal.code);
  }
};

// A window that closes without consequence is not a duty: only clocks whose end is recorded count.
const bindsAgency = ({ period, expires }: ClockReading): boolean =>
  expires && !['applicant', 'third-party'].includes(period.binds);

/** What an irregular act must not have done to a clock that binds the agency. */
const gained = (before: readonly ClockReading[], after: readonly ClockReading[]): readonly string[] =>
  before.filter(bindsAgency).flatMap((clock) => {
    const now = after.find(({ id }) => id === clock.id);
    if (now === undefined) return [`${clock.id} is gone`];
    if (clock.ended === null && now.ended !== null) return [`${clock.id} ended`];
    if (clock.due === null || clock.ended !== null) return [];
    return now.due === null || now.due.at > clock.due.at ? [`${clock.id} is due later`] : [];
  });

interface Walked {
  readonly irregular: number;
  readonly faults: readonly string[];
}

const walk = (procedure: AnyProcedure, draw: Draw): Walked => {
  const samples = SAMPLES[procedure.id];
  if (samples === undefined) throw new Error(`${procedure.id} has no samples`);
  let state = newCase(procedure);
  let now = instantOf('2026-01-05T10:00:00+08:00');
  let irregular = 0;
  const faults: string[] = [];
  for (let step = 0; step < 25; step += 1) {
    // In procedures of hours some breaches need days: a period of working days has to run out.
    now += draw.between(0, 8) * (procedure.order === 'day' || draw.happens(0.2) ? DAY : DAY / 24);
    const [first, ...rest] = [...(procedure.admits[state.value] ?? [])].filter((type) => type !== 'clock.expired');
    if (first === undefined) break;
    const type = draw.pick([first, ...rest]);
    if (samples.turns?.includes(type) && draw.happens(0.6)) continue;
    const data = drawData(samples, type, draw, { on: civilDateOf(now), outcomes: [] });
    const { result, codes } = acknowledged(procedure, state, { type, at: formatInstant(now), ...data }, now);
    if (!result.ok) continue;
    const rules = codes.filter(
      (code) =>
        code.startsWith('rule/') ||
        procedure.separationOfDuties.some(({ second, instead }) => second === type && instead),
    );
    if (rules.length > 0) {
      irregular += 1;
      const read = (one: CaseState) => clocksOf(procedure, one, now, env);
      faults.push(...gained(read(state), read(result.state)).map((what) => `${type} ${rules.join()}: ${what}`));
      expect(result.state.irregularities?.at(-1)).toMatchObject({ type, codes });
    }
    state = result.state;
  }
  return { irregular, faults };
};

describe.each(PROCEDURES.map((procedure) => ({ id: procedure.id, procedure })))(
  'irregular acts of $id',
  ({ procedure }) => {
    it('break rules of which each has a code of its own, so that the code names the article', () => {
      const codes = Object.entries(procedure.irregular).flatMap(([type, rules]) =>
        rules.map(({ code }) => `${type} ${code}`),
      );
      expect(new Set(codes).size).toBe(codes.length);
    });

    it('by one person have the same consequence whichever earlier act was theirs', () => {
      const consequences = procedure.separationOfDuties.map(
        ({ second, follows }) => `${second} ${follows.zh} ${follows.en}`,
      );
      expect(new Set(consequences).size).toBe(new Set(procedure.separationOfDuties.map(({ second }) => second)).size);
    });

    it('give the agency nothing: no due date moves later, and no clock that binds it ends', () => {
      let irregular = 0;
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const walked = walk(procedure, seeded(seed));
          irregular += walked.irregular;
          expect(walked.faults).toEqual([]);
        }),
        { numRuns: 2_000, seed: 20261130 },
      );
      const hasRules = Object.values(procedure.irregular).some((rules) => rules.length > 0);
      expect(irregular > 100).toBe(hasRules);
    }, 120_000);
  },
);

describe('a notice of correction on the eighth working day', () => {
  const notice = { points: ['写明文号'], dueOn: '2026-03-27' };
  const known = { ...notice, acknowledged: ['rule/correction-late'], reason: '经办人病假' };

  it('is refused with its article and what follows, and recordable', () => {
    const { refusal } = processing('2026-03-02').answer('correction.requested', '2026-03-12', notice);
    expect(refusal).toMatchObject({
      code: 'rule/correction-late',
      recordable: true,
      follows: { zh: '登记后不停止计算答复期限' },
    });
    expect(refusal?.basis?.text).toContain('第三十条');
  });

  it('is recorded once acknowledged with a reason, and stops nothing', () => {
    const story = processing('2026-03-02').record('correction.requested', '2026-03-12', known);
    expect([story.state.value, story.clock('reply', '2026-03-12')?.due?.on]).toEqual(['processing', '2026-03-30']);
    expect(story.state.irregularities).toEqual([
      { seq: 4, type: 'correction.requested', at: expect.any(Number), codes: ['rule/correction-late'] },
    ]);
    // The applicant may still answer it, and may be asked once by right.
    expect(story.refused('correction.supplied', '2026-03-13')).toBe('accepted');
  });

  it('takes no acknowledgement without a reason, of something else, or of what is not irregular', () => {
    const { reason: _, ...silent } = known;
    expect(processing('2026-03-02').refused('correction.requested', '2026-03-12', silent)).toBe('fact/malformed');
    expect(processing('2026-03-02').refused('correction.requested', '2026-03-11', known)).toBe('fact/malformed');
    const other = { ...known, acknowledged: ['rule/correction-once'] };
    expect(processing('2026-03-02').refused('correction.requested', '2026-03-12', other)).toBe('rule/correction-late');
    const unknown = { ...known, acknowledged: ['rule/anything'] };
    expect(processing('2026-03-02').refused('correction.requested', '2026-03-12', unknown)).toBe('fact/malformed');
  });

  it('leaves a late extension notice without effect', () => {
    const story = processing('2026-03-02').record('extension.approved', '2026-03-27', {
      workingDays: 10,
      reason: '检索',
    });
    expect(story.refused('extension.notified', '2026-03-31')).toBe('rule/extension-notice-late');
    story.record('extension.notified', '2026-03-31', {
      acknowledged: ['rule/extension-notice-late'],
      reason: '邮局延误',
    });
    expect(story.clock('reply', '2026-03-31')).toMatchObject({ state: 'overdue', due: { on: '2026-03-30' } });
  });

  it('lets one person sign what they drafted, and ends no clock by it', () => {
    const story = processing('2026-03-02', { 'reply.endsOn': 'decision' });
    const wang = { id: 'wang', duties: ['handler', 'signatory'] };
    story.record('draft.prepared', '2026-03-05', { outcome: '5.2' }, wang).record('draft.countersigned', '2026-03-05');
    expect(story.refused('reply.signed', '2026-03-06', {}, wang)).toBe('actor/separation-of-duties');
    story.record(
      'reply.signed',
      '2026-03-06',
      { acknowledged: ['actor/separation-of-duties'], reason: '本科室仅二人' },
      wang,
    );
    expect([story.state.value, story.clock('reply', '2026-03-06')?.state]).toEqual(['decided', 'running']);
    story.record('reply.served', '2026-03-09', { way: 'direct' });
    expect(story.clock('reply', '2026-03-09')?.state).toBe('met');
  });
});
