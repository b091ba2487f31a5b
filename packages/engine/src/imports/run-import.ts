import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FailedRow, RegisterEntry, Store, StoredImport } from '../store/store.ts';
import type { ImportedEntry, ImportPlan } from './import-plan.ts';
import type { CasePlan } from './judge-plan.ts';
import { ImportRefusedError, type Recorder, recordPlan } from './record-plan.ts';

/** How far an import has got on this node. */
export interface Progress {
  done: number;
}

/** What an import is run with. */
export interface RunDeps {
  readonly store: Store;
  readonly recorder: Recorder;
  /** Whether the node stops: the import then ends after the row that it records. */
  readonly isStopping: () => boolean;
}

/** Rows between two marks of how far an import has got. */
const BETWEEN_MARKS = 50;

/** The failed rows; null where the node stopped before the end. */
const recordCases = async (
  { store, recorder, isStopping }: RunDeps,
  one: StoredImport,
  cases: readonly CasePlan[],
  progress: Progress,
): Promise<readonly FailedRow[] | null> => {
  const failed: FailedRow[] = [];
  const now = await store.now();
  for (const [index, plan] of cases.entries()) {
    if (isStopping()) return null;
    // Rows of a run before this one, apart from the last few, were recorded.
    if (index < one.done) continue;
    try {
      await recordPlan(recorder, plan, one.id, now);
    } catch (error) {
      if (!(error instanceof ImportRefusedError)) throw error;
      failed.push({ row: plan.row, code: error.code });
    }
    progress.done = index + 1;
    // After a failure nothing more is marked, so that a later run finds it again.
    if (failed.length === 0 && progress.done % BETWEEN_MARKS === 0) await store.imports.progress(one.id, progress.done);
    await nextTurn();
  }
  return failed;
};

const keyOf = ({ agency, year, register }: Pick<RegisterEntry, 'agency' | 'year' | 'register'>): string =>
  `${year} ${register} ${agency}`;

/** The last numbers of the entries of some years; null where the import has entered them already. */
const lastNumbers = async (store: Store, years: Iterable<number>, by: string): Promise<Map<string, number> | null> => {
  const last = new Map<string, number>();
  for (const year of years) {
    for (const one of await store.figures.entries({ year, agencies: null })) {
      if (one.by === by) return null;
      last.set(keyOf(one), one.seq);
    }
  }
  return last;
};

/** Adds entries with the numbers that follow the stored ones, once; another office may be faster with one. */
const addEntries = async (store: Store, entries: readonly ImportedEntry[], by: string): Promise<void> => {
  for (;;) {
    const at = await store.now();
    const last = await lastNumbers(store, new Set(entries.map(({ year }) => year)), by);
    if (last === null) return;
    const numbered = entries.map((one) => {
      const seq = (last.get(keyOf(one)) ?? 0) + 1;
      last.set(keyOf(one), seq);
      return { ...one, seq, by, at };
    });
    if (await store.figures.addEntries(numbered)) return;
  }
};

/** Records what an import brings in, from where it got to; everything once. */
export const runImport = async (deps: RunDeps, one: StoredImport, progress: Progress): Promise<void> => {
  const { store, recorder } = deps;
  // `add` wrote it.
  const plan = JSON.parse(one.body) as ImportPlan;
  const by = `import-${one.id}`;
  let failed: readonly FailedRow[] | null = [];
  if (plan.kind === 'cases') failed = await recordCases(deps, one, plan.cases, progress);
  else if (plan.kind === 'agencies') await recorder.putAgencies(plan.agencies, by);
  else await addEntries(store, plan.entries, by);
  if (failed !== null) await store.imports.end(one.id, one.startedBy ?? by, await store.now(), failed);
};
