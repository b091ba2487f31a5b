import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { formatInstant, instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { accepted, desk, type DeskOptions, fact, fileOfTest, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { importSheet } from '../../test-support/import-sheet.fixture.ts';
import { StoreUnavailableError } from '../errors.ts';
import { openEngine, type Engine } from '../engine.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import type { Store } from '../store/store.ts';
import type { ImportPlan } from './import-plan.ts';
import { importActor } from './judge-plan.ts';

const NOW = '2026-03-02';

// The same is said of a whole year by `GONGKAI_IMPORT_ROWS=5000`, in minutes.
const ROWS = Number(process.env['GONGKAI_IMPORT_ROWS'] ?? 60);
const RULES = { kind: 'requests', agency: 'kunming', mapping: {} } as const;

/** A plan of a ledger without faults. */
const planOf = async (engine: Engine, rows: number): Promise<ImportPlan> => {
  const { faults, plan } = await engine.imports.plan(importSheet(rows), RULES);
  expect(faults).toEqual([]);
  return plan;
};

const committed = async (engine: Engine, id: string) => {
  await engine.imports.commit(id, 'li');
  await engine.imports.idle();
  return engine.imports.read(id);
};

/** The figures of a year and the states of the cases, by what they are about. */
const outcomeOf = async (engine: Engine) => {
  const sums = await engine.figures.sums({ from: 2025, through: 2026, agencies: null });
  const cases: string[] = [];
  await engine.eachCase({}, ({ state, dues }) => {
    const { irregularities = [] } = state;
    cases.push(JSON.stringify([state.value, state.context, dues, irregularities.map(({ codes }) => codes)]));
  });
  return {
    sums: sums.map(({ year, cell, hundredths }) => `${year} ${cell} ${hundredths}`).toSorted(),
    cases: cases.toSorted(),
  };
};

/** Records a plan as an office would have: each fact at its time, with the sweep between. */
const recordedOneByOne = async (plan: ImportPlan): Promise<Engine> => {
  if (plan.kind !== 'cases') throw new Error('cases alone');
  const { engine, moveTo } = await desk({ start: '2025-01-01' });
  const steps = plan.cases
    .flatMap(({ row, agency, procedure, facts }) =>
      facts.map((one, index) => ({ ...one, row, agency, procedure, index, at: instantOf(one.raw.at) })),
    )
    .toSorted((a, b) => a.at - b.at || a.row - b.row || a.index - b.index);
  const ids = new Map<number, string>();
  for (const { raw, duty, row, agency, procedure, at } of steps) {
    moveTo(formatInstant(at));
    await engine.sweep();
    const by = { actor: importActor('x', duty) };
    const id = ids.get(row);
    const outcome =
      id === undefined ? await engine.open({ procedure, agency, fact: raw }, by) : await engine.submit(id, raw, by);
    ids.set(row, accepted(outcome).case.id);
  }
  moveTo(NOW);
  await engine.sweep();
  return engine;
};

/** A desk whose store fails for good after some transactions. */
const failing = (file: string, after: number) => {
  let left = after;
  const wrap = (store: Store): Store => ({
    ...store,
    transact: (readSet, decide) => {
      left -= 1;
      return left < 0
        ? Promise.reject(new StoreUnavailableError('unavailable', 'the disk is gone'))
        : store.transact(readSet, decide);
    },
  });
  return desk({ file, wrap, start: NOW } satisfies DeskOptions);
};

describe('an import', () => {
  it('gives the tables and the cases that recording fact by fact would have given', async () => {
    const { engine } = await desk({ start: NOW });
    const plan = await planOf(engine, ROWS);
    const { id } = await engine.imports.add(plan, 'li');
    expect(await committed(engine, id)).toMatchObject({ state: 'done', done: ROWS, failed: [] });
    const one = await recordedOneByOne(plan);
    const [imported, recorded] = [await outcomeOf(engine), await outcomeOf(one)];
    expect(imported.sums.length).toBeGreaterThan(5);
    expect(imported.sums).toEqual(recorded.sums);
    expect(imported.cases).toEqual(recorded.cases);
    expect((await engine.verify()).problems).toEqual([]);
    await Promise.all([engine.close(), one.close()]);
  }, 600_000);

  it('names the rows of a ledger that were recorded before', async () => {
    const { engine } = await desk({ start: NOW });
    const { id } = await engine.imports.add(await planOf(engine, 5), 'li');
    await committed(engine, id);
    const again = await engine.imports.plan(importSheet(6), RULES);
    expect(again.willCreate.cases).toBe(1);
    expect(again.faults.map(({ field, code }) => [field, code])).toEqual(
      Array.from({ length: 5 }, () => ['number', 'cell/twice']),
    );
    const [first] = again.faults;
    expect(first?.why.en).toMatch(/^recorded before, as 依-kunming-2025-0000\d$/);
    const elsewhere = await engine.imports.plan(importSheet(6), { ...RULES, agency: 'dali' });
    expect([elsewhere.willCreate.cases, elsewhere.faults]).toEqual([6, []]);
    await engine.close();
  });

  it('knows a case that moved to another agency, and numbers in other brackets', async () => {
    const { engine } = await desk({ start: NOW });
    const [headings = { row: 1, cells: [] }, ...rows] = importSheet(3);
    const numbered = (open: string, close: string, digits: readonly string[]) => [
      headings,
      ...rows.map(({ row, cells: [, ...rest] }, index) => ({
        row,
        cells: [`收文${open}2025${close}${digits[index]}号`, ...rest],
      })),
    ];
    const { plan } = await engine.imports.plan(numbered('〔', '〕', ['1', '2', '3']), RULES);
    const { id } = await engine.imports.add(plan, 'li');
    await committed(engine, id);
    const { cases } = await engine.list({});
    const open = cases.find(({ active }) => active);
    const head = { actor: { id: 'head', duties: ['office-head'] } } as const;
    const moved = fact('case.transferred', NOW, { to: 'dali', basis: '机构改革方案' });
    accepted(await engine.submit(open?.id ?? '', moved, head));
    const again = await engine.imports.plan(numbered('[', ']', ['１', '2', '3']), RULES);
    expect([again.willCreate.cases, again.faults.map(({ row, code }) => [row, code])]).toEqual([
      0,
      [2, 3, 4].map((row) => [row, 'cell/twice']),
    ]);
    const twice = await engine.imports.plan(numbered('(', ')', ['7', '８', '8']), RULES);
    expect(twice.faults.map(({ row, code }) => [row, code])).toEqual([[4, 'cell/twice']]);
    await engine.close();
  });

  it('keeps nothing but its mark once it has ended: the facts have it all', async () => {
    const { engine, store } = await desk({ start: NOW });
    const { id } = await engine.imports.add(await planOf(engine, 2), 'li');
    expect((await store.imports.read(id))?.body).not.toBe('');
    await committed(engine, id);
    expect((await store.imports.read(id))?.body).toBe('');
    const { cases } = await engine.list({});
    for (const { id: caseId } of cases) {
      const facts = await engine.history(caseId);
      expect(new Set(facts.map(({ imported }) => imported))).toEqual(new Set([id]));
    }
    const kinds = (await store.acts(0, 100)).map(({ kind }) => kind).filter((kind) => kind.startsWith('import.'));
    expect(kinds).toEqual(['import.made', 'import.started', 'import.ended']);
    await engine.close();
  });

  it('goes on after a fault of the store, with everything once', async () => {
    const file = fileOfTest();
    const first = await failing(file, 40);
    const { id } = await first.engine.imports.add(await planOf(first.engine, 12), 'li');
    expect(await committed(first.engine, id)).toMatchObject({ state: 'interrupted' });
    await first.engine.close();
    const second = await desk({ file, start: NOW });
    expect(await second.engine.imports.read(id)).toMatchObject({ state: 'interrupted' });
    expect(await committed(second.engine, id)).toMatchObject({ state: 'done', done: 12, failed: [] });
    expect((await second.engine.list({ limit: 100 })).cases).toHaveLength(12);
    expect((await second.engine.verify()).problems).toEqual([]);
    await second.engine.close();
  });

  it('goes on after its process was killed, with everything once', async () => {
    const file = fileOfTest();
    const store = openSqliteStore({ file });
    const engine = await openEngine({ store, procedures: PROCEDURES });
    const rows = 240;
    const { id } = await engine.imports.add(await planOf(engine, rows), 'li');
    await engine.close();
    const program = join(import.meta.dirname, '../../test-support/import-process.ts');
    const child = spawn(process.execPath, ['--conditions=@gongkai/source', program, file, id]);
    for await (const line of createInterface({ input: child.stdout })) {
      const done = Number(/^running (\d+)$/.exec(line)?.[1] ?? 0);
      if (done > 60) break;
    }
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const again = await openEngine({ store: openSqliteStore({ file }), procedures: PROCEDURES });
    expect(await again.imports.read(id)).toMatchObject({ state: 'interrupted' });
    expect(await committed(again, id)).toMatchObject({ state: 'done', done: rows, failed: [] });
    let count = 0;
    await again.eachCase({}, () => {
      count += 1;
    });
    expect(count).toBe(rows);
    expect((await again.verify()).problems).toEqual([]);
    await again.close();
  }, 120_000);

  it('is not committed where there is none', async () => {
    const { engine } = await desk({ start: NOW });
    expect(await engine.imports.commit('x', 'li')).toBe(null);
    expect(await engine.imports.read('x')).toBe(null);
    await engine.close();
  });
});
