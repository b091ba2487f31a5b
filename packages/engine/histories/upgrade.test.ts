import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PROCEDURES } from '@gongkai/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../src/engine.ts';
import { readText } from '../src/ledger/ledger.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import { differencesOf } from './differences.ts';
import { historiesIn, releaseFor } from './folders.ts';
import { judgeDifferences, knownDues, LISTED, REFUSED_NOW } from './listed-differences.ts';
import { type OpenCase, openCases, writeOpenCases } from './open-cases.ts';
import { readingOf } from './reading.ts';

const OLD = '1.0.0';
const all = openCases();

// The engine folds the cases of a procedure again where its version rose.
const risen = PROCEDURES.filter(({ version }) => version !== OLD);
const isRisen = ({ procedure }: OpenCase): boolean => risen.some(({ id }) => id === procedure);

const groups = risen.flatMap((procedure) =>
  procedure.states
    .filter((state) => state !== procedure.initialState)
    .map((state) => ({
      id: procedure.id,
      state,
      cases: all.filter((one) => one.procedure === procedure.id && one.state === state),
    })),
);

const historyOf = ({ procedure, history }: OpenCase) => {
  const folder = `${procedure}@${OLD}`;
  const found = historiesIn(folder).find(({ name }) => name === `${folder}/${history}`);
  if (found === undefined) throw new Error(`there is no history ${history}`);
  return { ...found, facts: found.texts.map(readText) };
};

describe('a file that release 1.0.0 left, opened by the present release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-upgrade-'));
  const file = join(folder, 'cases.db');
  let now = 0;
  let engine: Engine;

  beforeAll(async () => {
    writeOpenCases(file);
    engine = await openEngine({ store: openSqliteStore({ file, clock: () => now }), procedures: PROCEDURES });
  });

  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('was written by 1.0.0', () => {
    const fresh = join(folder, 'fresh.db');
    writeOpenCases(fresh);
    const db = new DatabaseSync(fresh);
    const versions = db.prepare('SELECT DISTINCT procedure_version AS version FROM cases').all();
    const { count } = db.prepare('SELECT count(*) AS count FROM cases').get() ?? {};
    db.close();
    expect(versions.map(({ version }) => version)).toEqual([OLD]);
    expect(count).toBe(all.length);
  });

  it('verifies: every chain, every fold, every row, and the tallies', async () => {
    const cases = all.filter(isRisen);
    expect(cases.length).toBeGreaterThanOrEqual(45);
    for (const { id } of cases) expect((await engine.verify({ caseId: id })).problems).toEqual([]);
    const { problems } = await engine.verify();
    expect(problems.filter(({ kind }) => kind === 'tally' || kind === 'chain')).toEqual([]);
  });

  describe.each(groups)('a case of $id in $state', ({ cases }) => {
    it('is folded by the present release, with the same state, dates and readings', async () => {
      expect(cases.length).toBeGreaterThan(0);
      for (const one of cases) {
        const record = await engine.read(one.id);
        if (record === null) throw new Error(`${one.id} is gone`);
        const { procedureVersion, state, dues, nextDueAt } = record;
        const release = releaseFor(`${one.procedure}@${OLD}`);
        expect([procedureVersion, state.value]).toEqual([release.version, one.state]);
        const listed = LISTED[`${one.procedure}@${OLD}`] ?? [];
        expect({ dues: knownDues(listed, dues), nextDueAt }).toEqual({ dues: one.dues, nextDueAt: one.nextDueAt });
        const { facts } = historyOf(one);
        expect(state.firstAt).toBe(facts[0]?.at);
        const last = facts[one.facts - 1];
        const read: unknown = JSON.parse(JSON.stringify(readingOf(release, state, last?.at ?? 0)));
        const found = differencesOf(one.reading, read).map((d) => ({ history: one.history, seq: one.facts, ...d }));
        expect(judgeDifferences(listed, found).unlisted).toEqual([]);
      }
    });

    it('accepts what its history has next, to the same end, or refuses it by a rule that is listed', async () => {
      for (const one of cases) {
        const { facts, ending } = historyOf(one);
        let refused: string | null = null;
        for (const { fact, by, seq, recordedAt } of facts.slice(one.facts)) {
          now = recordedAt;
          const outcome = await engine.submit(one.id, fact, { actor: by });
          refused = outcome.ok ? null : outcome.refusal.code;
          if (refused !== null && refused in (REFUSED_NOW[`${one.procedure}@${OLD}`] ?? {})) break;
          expect(refused === null ? null : [one.history, seq, refused]).toBeNull();
        }
        const { value, version } = (await engine.read(one.id))?.state ?? {};
        expect(refused === null ? [value, version] : []).toEqual(
          refused === null ? [ending.value, ending.version] : [],
        );
        expect((await engine.verify({ caseId: one.id })).problems).toEqual([]);
      }
    });
  });
});
