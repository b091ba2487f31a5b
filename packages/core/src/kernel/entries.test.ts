import { civilDateOf, endOfDay, formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROCEDURES } from '../procedures/index.ts';
import { disclosureRequest } from '../procedures/disclosure-request/disclosure-request.ts';
import { drawData, SAMPLES, seeded } from '../procedures/samples.ts';
import { advance, newCase } from './advance.ts';
import { clocksOf, expiriesOf } from './clocks-of.ts';
import type { CaseState } from './case-state.ts';
import { SYSTEM } from './duties.ts';
import { correctEntries, type Entry, foldEntries } from './entries.ts';
import type { AnyProcedure } from './procedure.ts';
import type { Draw } from './samples.ts';

const env = { calendar: nationalCalendar };
const HEAD = { id: 'head', duties: ['office-head'] };
const DAY = 86_400_000;
const END = endOfDay('2027-02-20' as never);

interface Lived {
  readonly entries: Entry[];
  state: CaseState;
}

const begin = (procedure: AnyProcedure): Lived => ({ entries: [], state: newCase(procedure) });

/** Records a fact on a life, as an engine does; false where it is refused. */
const record = (procedure: AnyProcedure, life: Lived, raw: object, by: Entry['by'], recordedAt: number): boolean => {
  const result = advance(procedure, life.state, raw, { actor: by, now: recordedAt }, env);
  if (!result.ok) return false;
  life.entries.push({ seq: life.entries.length + 1, raw: { ...raw }, by, recordedAt });
  life.state = result.state;
  return true;
};

const sweep = (procedure: AnyProcedure, life: Lived, until: number): void => {
  for (let round = 0; round < 40; round += 1) {
    const [next] = expiriesOf(procedure, life.state, env);
    if (next === undefined || next.at > until) return;
    const at = formatInstant(next.at);
    const fact = { type: 'clock.expired', at, clock: next.clock, dueAt: at };
    if (!record(procedure, life, fact, SYSTEM, Math.max(next.at, until))) throw new Error(`${next.clock} is stuck`);
  }
};

interface Intent {
  readonly raw: Record<string, unknown>;
  readonly by: Entry['by'];
  readonly recordedAt: number;
  /** The number of its entry in the life. */
  readonly seq: number;
}

/** A life of random facts, and the intents behind it, so that it can be lived again with one of them right. */
const randomLife = (procedure: AnyProcedure, draw: Draw) => {
  const samples = SAMPLES[procedure.id] ?? { facts: {}, ways: {} };
  const life = begin(procedure);
  const intents: Intent[] = [];
  let now = instantOf('2026-01-05T10:00:00+08:00');
  for (let step = 0; step < 14; step += 1) {
    now += draw.between(0, 9) * (procedure.order === 'day' ? DAY : DAY / 12);
    sweep(procedure, life, now);
    const [first, ...rest] = [...(procedure.admits[life.state.value] ?? [])].filter((type) => type !== 'clock.expired');
    if (first === undefined) break;
    const type = draw.pick([first, ...rest]);
    if (samples.turns?.includes(type) && draw.happens(0.5)) continue;
    const raw = {
      type,
      at: formatInstant(now),
      ...drawData(samples, type, draw, { on: civilDateOf(now), outcomes: [] }),
    };
    const by = { id: `${type}-officer`, duties: procedure.allowedDuties[type] ?? [] };
    if (record(procedure, life, raw, by, now)) intents.push({ raw, by, recordedAt: now, seq: life.entries.length });
  }
  return { life, intents, now };
};

/** The same life, each intent recorded again; null where one is refused. */
const relive = (procedure: AnyProcedure, intents: readonly Intent[], now: number): Lived | null => {
  const life = begin(procedure);
  for (const { raw, by, recordedAt } of intents) {
    sweep(procedure, life, recordedAt);
    if (!record(procedure, life, raw, by, recordedAt)) return null;
  }
  sweep(procedure, life, now);
  return life;
};

const readings = (procedure: AnyProcedure, state: CaseState, now: number) => ({
  value: state.value,
  context: state.context,
  clocks: clocksOf(procedure, state, now, env),
  contributions: procedure.contributions(state.context, env),
});

const corrected = (procedure: AnyProcedure, life: Lived, raw: Entry['raw'], now: number) => {
  const result = correctEntries(procedure, {}, life.entries, raw, { actor: HEAD, now }, env);
  if (!result.ok) return result;
  const add = (one: object, by: Entry['by']): void =>
    void life.entries.push({ seq: life.entries.length + 1, raw: { ...one }, by, recordedAt: now });
  add(raw, HEAD);
  for (const one of result.added) add(one, SYSTEM);
  life.state = foldEntries(procedure, {}, life.entries);
  return result;
};

describe.each(PROCEDURES.map((procedure) => ({ id: procedure.id, procedure })))(
  'corrections of $id',
  ({ procedure }) => {
    it('make the case the one that had been recorded right from the start, or are refused by name', () => {
      const seen = { equal: 0, refused: 0, added: 0, sentences: new Set<string>() };
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const draw = seeded(seed);
          const { life, intents, now } = randomLife(procedure, draw);
          const [first, ...rest] = intents;
          if (first === undefined) return;
          const wrong = draw.pick([first, ...rest]);
          const { seq } = wrong;
          // Hours where the order is to the instant, and sometimes days: such a procedure may have periods in days too.
          const unit = procedure.order === 'day' || draw.happens(0.4) ? DAY : DAY / 24;
          const at = formatInstant(instantOf(String(wrong.raw['at'])) - draw.between(1, 6) * unit);
          const right = intents.map((one) => (one === wrong ? { ...one, raw: { ...one.raw, at } } : one));
          const fact = { type: 'entry.corrected', at: formatInstant(now), seq, data: { at }, reason: '日期笔误' };
          const result = corrected(procedure, life, fact, now);
          sweep(procedure, life, now);
          const again = relive(procedure, right, now);
          if (!result.ok) {
            seen.refused += 1;
            seen.sentences.add(result.refusal.issues[0]?.message ?? 'no sentence');
            return;
          }
          seen.added += result.added.length;
          seen.equal += 1;
          expect(again === null ? 'refused' : readings(procedure, again.state, END)).toEqual(
            readings(procedure, life.state, END),
          );
        }),
        { numRuns: 2_000, seed: 20220606 },
      );
      expect(seen.equal).toBeGreaterThan(300);
      expect(seen.refused).toBeGreaterThan(50);
      expect(seen.added).toBeGreaterThan(50);
      expect([...seen.sentences].filter((one) => !/^entry \d+, [a-z.-]+: /.test(one))).toEqual([]);
    }, 240_000);
  },
);

describe('a date of receipt that was entered wrong', () => {
  const opening = { channel: 'mail-signed', applicant: { kind: 'natural' }, description: '某批复' };
  const registrar = { id: 'li', duties: ['registrar'] };
  const life = () => {
    const made = begin(disclosureRequest);
    const now = instantOf('2022-06-27T10:00:00+08:00');
    record(
      disclosureRequest,
      made,
      { type: 'request.submitted', at: '2022-06-04T09:00:00+08:00', ...opening },
      registrar,
      now,
    );
    record(disclosureRequest, made, { type: 'receipt.signed', at: '2022-06-27T09:00:00+08:00' }, registrar, now);
    return made;
  };
  const now = instantOf('2022-06-28T10:00:00+08:00');
  const right = {
    type: 'entry.corrected',
    at: '2022-06-28T09:00:00+08:00',
    seq: 2,
    data: { at: '2022-06-06T09:00:00+08:00' },
    reason: '误录',
  };
  const due = (made: Lived) =>
    clocksOf(disclosureRequest, made.state, now, env).find(({ id }) => id === 'reply')?.due?.on;

  it('is right afterwards: due 2022-07-04', () => {
    const made = life();
    expect(due(made)).toBe('2022-07-25');
    expect(corrected(disclosureRequest, made, right, now).ok).toBe(true);
    expect(due(made)).toBe('2022-07-04');
    expect([made.state.version, made.entries.map(({ raw }) => raw['type'])]).toEqual([
      3,
      ['request.submitted', 'receipt.signed', 'entry.corrected'],
    ]);
  });

  it.each([
    ['the recorder of the entry', { id: 'li', duties: ['office-head'] }, right, 'entry/not-correctable'],
    ['another person', { id: 'wang', duties: ['handler'] }, right, 'actor/forbidden'],
    ['an entry that is not there', HEAD, { ...right, seq: 9 }, 'entry/not-correctable'],
    ['nothing', HEAD, { ...right, data: {} }, 'fact/malformed'],
    ['another type', HEAD, { ...right, data: { type: 'receipt.confirmed' } }, 'fact/malformed'],
    ['a day that is no day', HEAD, { ...right, data: { at: '2022-06-31T09:00:00+08:00' } }, 'fact/malformed'],
    [
      'a day before the first fact',
      HEAD,
      { ...right, data: { at: '2022-06-01T09:00:00+08:00' } },
      'entry/breaks-later',
    ],
  ])('is not corrected by or to %s', (_, actor, raw, code) => {
    const result = correctEntries(disclosureRequest, {}, life().entries, raw, { actor, now }, env);
    expect(result.ok ? 'accepted' : result.refusal.code).toBe(code);
  });

  it('is void where the fact never happened', () => {
    const made = life();
    corrected(disclosureRequest, made, { type: 'entry.voided', at: right.at, seq: 2, reason: '未曾签收' }, now);
    expect([made.state.value, made.state.version]).toEqual(['awaiting-signature', 3]);
  });
});
