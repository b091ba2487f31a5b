import { formatInstant, nationalCalendar } from '@gongkai/calendar';
import { type AnyProcedure, foldEntries, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { planCase } from '../src/deadlines/plan.ts';
import { openEngine } from '../src/engine.ts';
import { hashOf, readText } from '../src/ledger/ledger.ts';
import { saltsFrom } from '../src/ledger/salt.ts';
import { entryIn, refoldCase, settingsOf } from '../src/ledger/refold.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import type { StoredFact } from '../src/store/store.ts';
import { decideCorrection } from '../src/submit/correct.ts';
import type { Recorded } from '../src/submit/submission.ts';
import { put, tallied } from '../src/testing/samples.ts';
import { folderOf, historiesIn, releaseFor } from './folders.ts';
import type { History } from './history-file.ts';
import { stepsOf } from './replay.ts';
import { problemsOfCases, type StoredCase, storedCase } from './stored-case.ts';

const HEAD = { actor: { id: 'head', duties: ['office-head'] } };
const DAY = 86_400_000;
const RULES = { calendar: nationalCalendar, warnings: [] };
// The same salt in every text, so that texts can be compared.
const random = (bytes: number) => new Uint8Array(bytes);
const salt = saltsFrom(random);

const caseOf = (procedure: AnyProcedure, history: History): StoredCase =>
  storedCase(procedure, stepsOf(procedure, history), nationalCalendar);

// A month after the last fact, so that a day which is moved later is not in the future.
const monthAfter = ({ record }: StoredCase): number => record.updatedAt + 30 * DAY;

/** The correction of the day of a fact by so many days; its voiding for 0. */
const correctionOf = ({ seq, at }: StoredFact, days: number, now: number) => {
  const common = { at: formatInstant(now), seq, reason: '误录' };
  if (days === 0) return { type: 'entry.voided', ...common };
  return { type: 'entry.corrected', ...common, data: { at: formatInstant(at + days * DAY) } };
};

const decide = (procedure: AnyProcedure, stored: StoredCase, wrong: StoredFact, days: number) => {
  const { record, facts } = stored;
  const now = monthAfter(stored);
  const locked = { record, head: facts.at(-1)?.hash ?? '' };
  const correction = { caseId: record.id, raw: correctionOf(wrong, days, now), by: HEAD, history: facts };
  const decision = decideCorrection(procedure, locked, correction, { ...RULES, now, salt });
  return decision.kind === 'accepted' ? { ...decision, added: decision.added ?? [] } : null;
};

const stateIn = ({ message }: Recorded): unknown => (JSON.parse(message.body) as { readonly state?: unknown }).state;

/** Compares what a correction records with the definition: each line by the fold of the whole history through it. */
const compare = (procedure: AnyProcedure, { record, facts }: StoredCase, lines: readonly Recorded[]) => {
  const texts = [...facts, ...lines.map(({ fact }) => fact)].map(({ text }) => readText(text));
  const [first] = texts;
  const folds = lines.map((_, place) =>
    foldEntries(
      procedure,
      first === undefined ? {} : settingsOf(first),
      texts.slice(0, facts.length + place + 1).map(entryIn),
    ),
  );
  expect(lines.map(stateIn)).toEqual(folds.map(({ value }) => value));
  expect(lines.map(({ fact }) => fact.seq)).toEqual(folds.map(({ version }) => version));
  let head = facts.at(-1)?.hash ?? '';
  for (const { fact } of lines) {
    expect([fact.previousHash, fact.hash]).toEqual([head, hashOf(head, fact.text)]);
    head = fact.hash;
  }
  const state = folds.at(-1);
  if (state === undefined) throw new Error('a correction records an entry');
  return { head, record: { state, ...planCase(procedure, state, RULES, record.warned, record.updatedAt) } };
};

describe.each(PROCEDURES.map((procedure) => ({ id: procedure.id, procedure })))(
  'a correction in a history of $id',
  ({ procedure }) => {
    it('records each line with the case as it is after it, and the case as it is after all', () => {
      const seen = { voided: 0, added: 0 };
      const histories = historiesIn(folderOf(procedure)).slice(0, 30);
      for (const stored of histories.map((history) => caseOf(procedure, history))) {
        for (const fact of stored.facts) {
          for (const days of [0, -40, -5]) {
            const decision = decide(procedure, stored, fact, days);
            if (decision === null || decision.added.length === 0) continue;
            expect(decision.after).toMatchObject(compare(procedure, stored, [decision, ...decision.added]));
            for (const one of decision.added) seen[one.fact.type === 'entry.voided' ? 'voided' : 'added'] += 1;
          }
        }
      }
      expect(Math.min(seen.voided, seen.added)).toBeGreaterThan(5);
    });
  },
);

const rows: readonly (readonly [string, number, number, readonly string[], object])[] = [
  [
    'disclosure-request@1.1.0/149-archived.jsonl',
    16,
    -40,
    ['entry.corrected archived', 'entry.voided awaiting-fee', 'clock.expired archived'],
    {},
  ],
  // Without the fact that made it so, an irregular act is a lawful one, and leads on.
  [
    'disclosure-request@1.1.0/118-processing.jsonl',
    9,
    0,
    ['entry.voided registered', 'entry.corrected processing'],
    { reply: '2019-07-11', 'on-the-spot': '2019-06-05', 'correction-notice': '2019-06-17' },
  ],
  [
    'disclosure-request@1.0.0/066-processing.jsonl',
    9,
    0,
    ['entry.voided processing', 'entry.voided processing', 'entry.voided processing', 'clock.expired processing'],
    {
      reply: '2026-04-30',
      'on-the-spot': '2025-12-29',
      'correction-notice': '2026-01-08',
      'consultation:c2': '2026-06-01',
      'fee-notice': '2026-04-30',
    },
  ],
  [
    'press-incident@1.1.0/002-disposed.jsonl',
    1,
    -40,
    [
      'entry.corrected disposed',
      ...Array.from({ length: 3 }, () => 'entry.voided disposed'),
      ...Array.from({ length: 3 }, () => 'clock.expired disposed'),
    ],
    { release: '2019-03-13', conference: '2019-03-14' },
  ],
  [
    'site-error@1.0.0/012-out-of-scope.jsonl',
    1,
    -40,
    [
      'entry.corrected out-of-scope',
      ...Array.from({ length: 2 }, () => 'entry.voided out-of-scope'),
      ...Array.from({ length: 2 }, () => 'clock.expired out-of-scope'),
    ],
    {},
  ],
];

describe('a correction that brings expiries with it', () => {
  it.each(rows)('%s, fact %i by %i days: is recorded whole, verified and answered alike', async (...row) => {
    const [name, seq, days, lines, dues] = row;
    const [folder = ''] = name.split('/');
    const procedure = releaseFor(folder);
    const history = historiesIn(folder).find((one) => one.name === name);
    if (history === undefined) throw new Error(`there is no history ${name}`);
    const stored = caseOf(procedure, history);
    const { record, facts, messages } = stored;
    const wrong = facts[seq - 1];
    if (wrong === undefined) throw new Error(`${name} has no fact ${seq}`);
    const decision = decide(procedure, stored, wrong, days);
    const recorded = decision === null ? [] : [decision, ...decision.added];
    expect(recorded.map((one) => `${one.fact.type} ${String(stateIn(one))}`)).toEqual(lines);

    const now = monthAfter(stored);
    const store = openSqliteStore({ clock: () => now });
    await put(store, { cases: [record], facts, messages, tallies: tallied([record]) });
    const engine = await openEngine({ store, procedures: [procedure], warnings: [], random });
    const by = { ...HEAD, idempotencyKey: 'k' };
    const outcome = await engine.submit(record.id, correctionOf(wrong, days, now), by);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(outcome.case).toEqual(decision?.after.record);
    expect(outcome.case.dues).toEqual(dues);
    expect(await store.history(record.id, facts.length, 100)).toEqual(recorded.map(({ fact }) => fact));
    expect((await refoldCase(store, procedure, record.id))?.state).toEqual(outcome.case.state);
    expect(problemsOfCases(await engine.verify())).toEqual([]);
    expect(await engine.submit(record.id, correctionOf(wrong, days, now), by)).toEqual({ ...outcome, repeated: true });
    await engine.close();
  });
});
