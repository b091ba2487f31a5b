import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PROCEDURES } from '@gongkai/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../src/engine.ts';
import { type FactText, readText } from '../src/ledger/ledger.ts';
import { caseFold } from '../src/ledger/refold.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import { differencesOf } from './differences.ts';
import { historiesIn, releaseFor } from './folders.ts';
import { judgeDifferences, knownDues, LEFT_OUT, type LeftOut, LISTED, REFUSED_NOW } from './listed-differences.ts';
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

const folderOfCase = ({ procedure }: OpenCase): string => `${procedure}@${OLD}`;

const historyOf = (one: OpenCase) => {
  const folder = folderOfCase(one);
  const found = historiesIn(folder).find(({ name }) => name === `${folder}/${one.history}`);
  if (found === undefined) throw new Error(`there is no history ${one.history}`);
  return { ...found, facts: found.texts.map(readText) };
};

// The facts that the history of a case has next and the case continues without.
const leftOutOf = (one: OpenCase): readonly LeftOut[] =>
  (LEFT_OUT[folderOfCase(one)] ?? []).filter(({ history, after }) => history === one.history && after > one.facts);

const without = (fact: FactText['fact'], parts: readonly string[]): FactText['fact'] =>
  Object.fromEntries(Object.entries(fact).filter(([part]) => !parts.includes(part)));

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

  /** Submits a fact; returns it as it was accepted, or the code by which it was refused. */
  const submit = async (id: string, text: FactText): Promise<FactText | string> => {
    now = text.recordedAt;
    const outcome = await engine.submit(id, text.fact, { actor: text.by });
    return outcome.ok ? text : outcome.refusal.code;
  };

  /** Submits what the history of a case has next; what a listed rule refuses is submitted again with other parts. */
  const goOn = async (one: OpenCase) => {
    const { facts } = historyOf(one);
    const accepted = facts.slice(0, one.facts);
    const leftOut: Omit<LeftOut, 'after'>[] = [];
    for (const text of facts.slice(one.facts)) {
      const first = await submit(one.id, text);
      const rule = typeof first === 'string' ? REFUSED_NOW[folderOfCase(one)]?.[first] : undefined;
      const changed = rule && { ...text, fact: { ...without(text.fact, rule.drop ?? []), ...rule.add } };
      const last = changed === undefined ? first : await submit(one.id, changed);
      if (typeof last === 'string') leftOut.push({ history: one.history, seq: text.seq, code: last });
      else accepted.push(last);
    }
    return { accepted, leftOut };
  };

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
        const release = releaseFor(folderOfCase(one));
        expect([procedureVersion, state.value]).toEqual([release.version, one.state]);
        const listed = LISTED[folderOfCase(one)] ?? [];
        expect({ dues: knownDues(listed, dues), nextDueAt }).toEqual({ dues: one.dues, nextDueAt: one.nextDueAt });
        const { facts } = historyOf(one);
        expect(state.firstAt).toBe(facts[0]?.at);
        const last = facts[one.facts - 1];
        const read: unknown = JSON.parse(JSON.stringify(readingOf(release, state, last?.at ?? 0)));
        const found = differencesOf(one.reading, read).map((d) => ({ history: one.history, seq: one.facts, ...d }));
        expect(judgeDifferences(listed, found).unlisted).toEqual([]);
      }
    });

    it('accepts what its history has next, with the parts that a listed rule asks for, to the same end', async () => {
      for (const one of cases) {
        const { ending } = historyOf(one);
        const { accepted, leftOut } = await goOn(one);
        expect(leftOut).toEqual(leftOutOf(one).map(({ history, seq, code }) => ({ history, seq, code })));
        const state = (await engine.read(one.id))?.state;
        expect([state?.value, state?.version]).toEqual([ending.value, ending.version - leftOut.length]);
        const lawful = caseFold(releaseFor(folderOfCase(one)));
        for (const text of accepted) lawful.add(text);
        expect(state).toEqual(lawful.state());
        expect((await engine.verify({ caseId: one.id })).problems).toEqual([]);
      }
    });
  });

  it('meets every fact that is listed as left out', () => {
    const met = new Set(all.flatMap(leftOutOf));
    expect([...met]).toHaveLength(Object.values(LEFT_OUT).flat().length);
  });
});
