import type { BackupRow, Store } from '../../store/store.ts';
import { type Problem, rowProblem } from '../problem.ts';
import { type ActRow, readAct } from './act.ts';
import { COVERED } from './covered.ts';
import { actFold, type ActFold, actFrom, type Mismatch, mismatchProblem } from './fold.ts';

/** The problems of acts and of the rows that they tell of, and the fold of the acts. */
export interface ActsReport {
  readonly fold: ActFold;
  readonly problems: readonly Problem[];
}

const READ = ['acts', ...COVERED.map(({ name }) => name)];

/** Problems of each table that are named. */
const MOST_NAMED = 100;

const rowsOfAct =
  (store: Store) =>
  async (seq: number): Promise<readonly ActRow[]> => {
    const [act] = await store.acts(seq - 1, 1);
    try {
      return act === undefined ? [] : readAct(act);
    } catch {
      // The act itself is a problem already.
      return [];
    }
  };

const countedProblem = (row: BackupRow): Problem | null =>
  row.t === 'cases' && row['counted_version'] !== row['version']
    ? rowProblem('cases', String(row['id']), 'column counted_version is not the version of the case')
    : null;

const readAll = async (store: Store, tables: readonly string[]): Promise<ActsReport> => {
  const fold = actFold();
  const problems: Problem[] = [];
  const mismatches: Mismatch[] = [];
  for await (const row of store.dump(tables)) {
    if (row.t === 'acts') {
      const wrong = fold.add(actFrom(row));
      if (wrong !== null && problems.length < MOST_NAMED) problems.push(wrong);
      continue;
    }
    const counted = countedProblem(row);
    if (counted !== null) problems.push(counted);
    const mismatch = fold.compare(row.t, row);
    if (mismatch !== null && mismatches.length < MOST_NAMED) mismatches.push(mismatch);
  }
  for (const one of tables.length === 1 ? [] : fold.missing()) {
    if (mismatches.length < 2 * MOST_NAMED) mismatches.push(one);
  }
  for (const one of mismatches) problems.push(await mismatchProblem(one, rowsOfAct(store)));
  return { fold, problems };
};

// A store in memory has one connection, so that a row can change between the reading of its act and of itself.
const MOST_ATTEMPTS = 3;

/** Walks the chain of acts, and compares every row that acts tell of with the last act about it, in both directions. */
export const verifyActs = async (store: Store): Promise<ActsReport> => {
  let report = await readAll(store, READ);
  for (let tried = 1; report.problems.length > 0 && tried < MOST_ATTEMPTS; tried += 1) {
    const again = await readAll(store, READ);
    if (again.fold.tail().seq === report.fold.tail().seq) return again;
    report = again;
  }
  return report;
};

/** The fold of the acts alone, for the verification of one case. */
export const foldActs = async (store: Store): Promise<ActFold> => (await readAll(store, ['acts'])).fold;
