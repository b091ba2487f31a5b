import { setImmediate as nextTurn } from 'node:timers/promises';
import { PersonRefusedError } from '../errors.ts';
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

type People = Recorder['people'];
type PlannedPerson = Extract<ImportPlan, { kind: 'people' }>['people'][number];

/** Whether a person was added by this import in a run before, which stopped before it kept that. */
const isOwn = async (people: People, { person }: PlannedPerson, { startedAt }: StoredImport): Promise<boolean> => {
  const found = await people.find(person.id);
  if (found === null || found.createdAt < (startedAt ?? Number.POSITIVE_INFINITY)) return false;
  const { name, unit, agency, reach } = found;
  return name === person.name && unit === person.unit && agency === person.agency && reach === person.reach;
};

/** Adds a person with their duties as one act; the refusal, or null. */
const addPlanned = async (people: People, planned: PlannedPerson, one: StoredImport): Promise<FailedRow | null> => {
  try {
    await people.add(planned.person, { id: `import-${one.id}`, person: one.startedBy ?? one.by }, planned.duties);
    return null;
  } catch (error) {
    if (!(error instanceof PersonRefusedError)) throw error;
    if (error.code === 'person/exists' && (await isOwn(people, planned, one))) return null;
    return { row: planned.row, code: error.code };
  }
};

/** What is kept of an import of people that ended: whom it added, so that links can be made for them. */
export const keptOf = (plan: ImportPlan, failed: readonly FailedRow[]): string => {
  if (plan.kind !== 'people') return '';
  const refused = new Set(failed.map(({ row }) => row));
  return JSON.stringify(plan.people.filter(({ row }) => !refused.has(row)).map(({ person }) => person.id));
};

/** The people whom an import that ended has added. */
export const addedPeople = ({ kind, endedAt, body }: StoredImport): readonly string[] =>
  // `keptOf` wrote it.
  kind === 'people' && endedAt !== null ? (JSON.parse(body) as readonly string[]) : [];

/** Adds the people of an import one by one; null where the node stopped before the end. */
export const recordPeople = async (
  people: People,
  one: StoredImport,
  planned: readonly PlannedPerson[],
  { isStopping, mark }: { readonly isStopping: () => boolean; readonly mark: (done: number) => Promise<void> },
): Promise<readonly FailedRow[] | null> => {
  const failed: FailedRow[] = [];
  for (const [index, person] of planned.entries()) {
    if (isStopping()) return null;
    if (index < one.done) continue;
    const refused = await addPlanned(people, person, one);
    if (refused !== null) failed.push(refused);
    // After a failure nothing more is marked, so that a later run finds it again.
    if (failed.length === 0) await mark(index + 1);
  }
  return failed;
};

/** Records what an import brings in, from where it got to; everything once. */
export const runImport = async (deps: RunDeps, one: StoredImport, progress: Progress): Promise<void> => {
  const { store, recorder, isStopping } = deps;
  // `add` wrote it.
  const plan = JSON.parse(one.body) as ImportPlan;
  const by = `import-${one.id}`;
  let failed: readonly FailedRow[] | null = [];
  if (plan.kind === 'cases') failed = await recordCases(deps, one, plan.cases, progress);
  else if (plan.kind === 'people') {
    const mark = async (done: number): Promise<void> => {
      progress.done = done;
      await store.imports.progress(one.id, done);
    };
    failed = await recordPeople(recorder.people, one, plan.people, { isStopping, mark });
  } else if (plan.kind === 'agencies') await recorder.putAgencies(plan.agencies, by);
  else await addEntries(store, plan.entries, by);
  if (failed === null) return;
  await store.imports.end(one.id, one.startedBy ?? by, await store.now(), failed, keptOf(plan, failed));
};
