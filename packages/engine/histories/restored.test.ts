import { nationalCalendar } from '@gongkai/calendar';
import { type AnyProcedure, PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { openEngine } from '../src/engine.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import type { StoredFact } from '../src/store/store.ts';
import { put, tallied } from '../src/testing/samples.ts';
import type { History } from './history-file.ts';
import { folderOf, historiesIn } from './folders.ts';
import { type Step, stepsOf } from './replay.ts';
import { problemsOfCases, storedCase } from './stored-case.ts';
import { readText } from '../src/ledger/ledger.ts';

/** A place in a history at which a case is in a state: what was recorded until then, and what came after. */
interface Stop {
  readonly procedure: AnyProcedure;
  readonly state: string;
  readonly history: History;
  readonly before: readonly Step[];
  readonly after: readonly Step[];
}

const MOST_PLACES = 6;

// Places from which much follows come first.
const placesIn = (procedure: AnyProcedure, state: string, histories: readonly History[]): readonly Stop[] =>
  histories
    .flatMap((history): readonly Stop[] => {
      const steps = stepsOf(procedure, history);
      const at = steps.findIndex((step) => step.state.value === state);
      if (at === -1) return [];
      return [{ procedure, state, history, before: steps.slice(0, at + 1), after: steps.slice(at + 1) }];
    })
    .toSorted((a, b) => b.after.length - a.after.length)
    .slice(0, MOST_PLACES);

const places = PROCEDURES.flatMap((procedure) => {
  const histories = historiesIn(folderOf(procedure));
  return procedure.states
    .filter((state) => state !== procedure.initialState)
    .map((state) => ({ id: procedure.id, state, procedure, found: placesIn(procedure, state, histories) }));
});

/** A store in which a case was left at a place, with a clock that is moved. */
const left = async ({ procedure, before }: Stop) => {
  let now = before.at(-1)?.fact.recordedAt ?? 0;
  const store = openSqliteStore({ clock: () => now });
  const { record, ...rows } = storedCase(procedure, before, nationalCalendar);
  await put(store, { cases: [record], ...rows, tallies: tallied([record]) });
  return { store, moveTo: (instant: number): void => void (now = instant) };
};

// The hashes are judged by `verify`; what is continued has salts of its own, and the form of today.
const withoutSalt = ({ text }: StoredFact) => ({ ...readText(text), salt: null });

/** Records what came after a place on the case that was left there; the texts that are then in the ledger, without salts. */
const goneOn = async (place: Stop) => {
  const { store, moveTo } = await left(place);
  const engine = await openEngine({ store, procedures: [place.procedure] });
  for (const { fact } of place.after) {
    const { by, fact: raw } = readText(fact.text);
    moveTo(fact.recordedAt);
    const outcome = await engine.submit(fact.caseId, raw, { actor: by });
    if (!outcome.ok) throw new Error(`${place.history.name}, fact ${fact.seq}: ${outcome.refusal.code}`);
  }
  expect(problemsOfCases(await engine.verify())).toEqual([]);
  const [id = ''] = place.before.map(({ fact }) => fact.caseId);
  const facts = await store.history(id, 0, 1000);
  expect((await engine.read(id))?.state).toEqual([...place.before, ...place.after].at(-1)?.state);
  await engine.close();
  return facts.map(withoutSalt);
};

describe.each(places)('a case of $id that was left in $state', ({ state, procedure, found }) => {
  it('continues as if it had never been stored, to the byte but for the salts', async () => {
    expect(found.length).toBeGreaterThan(0);
    // Where the law lets nothing follow, nothing can.
    const follows = (procedure.admits[state]?.size ?? 0) > 0;
    expect((found[0]?.after.length ?? 0) > 0).toBe(follows);
    for (const place of found) {
      expect(await goneOn(place)).toEqual([...place.before, ...place.after].map(({ fact }) => withoutSalt(fact)));
    }
  });

  it('is refused by name when it is loaded by a release without the state', async () => {
    const [place] = found;
    if (place === undefined) throw new Error('there is no such case');
    const { store } = await left(place);
    const states = procedure.states.filter((one) => one !== state);
    const stored = `1 stored cases of ${folderOf(procedure)} in state ${state}`;
    for (const version of [procedure.version, '1.99.0']) {
      const opened = openEngine({ store, procedures: [{ ...procedure, version, states }] });
      await expect(opened).rejects.toThrow(`${stored}: release ${version} does not have the state`);
    }
    const engine = await openEngine({ store, procedures: [procedure] });
    expect(problemsOfCases(await engine.verify())).toEqual([]);
    await engine.close();
  });
});
