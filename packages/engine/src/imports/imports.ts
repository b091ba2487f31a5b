import { setImmediate as nextTurn } from 'node:timers/promises';
import { civilDateOf, instantOf } from '@gongkai/calendar';
import type { OwnedProfiles } from '../agencies/profiles.ts';
import type { Engine } from '../engine.ts';
import type { FailedRow, RegisterEntry, Store, StoredImport } from '../store/store.ts';
import { type Random, timeOrderedIdNow } from '../store/time-ordered-id.ts';
import { type CasePlan, judgePlan } from './judge-plan.ts';
import { type PlannedSheet, planSheet, type SheetRow, type SheetRules } from './plan-sheet.ts';
import type { ImportPlan, ImportedEntry } from './import-plan.ts';
import { ImportRefusedError, recordPlan } from './record-plan.ts';

export { IMPORT_KINDS, type PlannedSheet, type SheetFault, type SheetRow } from './plan-sheet.ts';

/** `ready`: not started; `interrupted`: it was started and is not running on this node: it goes on when committed again. */
export type ImportState = 'ready' | 'running' | 'interrupted' | 'done';

/** An import as it stands. */
export interface ImportView extends Omit<StoredImport, 'body'> {
  readonly state: ImportState;
}

/** Imports: what an office kept before, recorded with its true dates. */
export interface Imports {
  /** Reads the rows of a sheet and judges each as it would be recorded; writes nothing. */
  plan(rows: readonly SheetRow[], rules: SheetRules): Promise<PlannedSheet>;
  /** Keeps a plan, to be committed. */
  add(plan: ImportPlan, by: string): Promise<ImportView>;
  read(id: string): Promise<ImportView | null>;
  list(agency: string | null, limit?: number): Promise<readonly ImportView[]>;
  /**
   * Records a plan in the background, or goes on where a crash left it: everything once. Null for an import that is not
   * there.
   */
  commit(id: string, by: string): Promise<ImportView | null>;
  /** Settles when no import is running; `stop` ends them after the row that they record. */
  idle(): Promise<unknown>;
  stop(): void;
}

/** What imports are made with. */
interface ImportDeps {
  readonly store: Store;
  readonly recorder: Pick<Engine, 'open' | 'submit' | 'calendarOf' | 'procedures' | 'putAgencies'>;
  readonly profiles: Pick<OwnedProfiles, 'openingRules'>;
  readonly random: Random;
}

const BETWEEN_MARKS = 50;

const planIn = ({ body }: StoredImport): ImportPlan => JSON.parse(body) as ImportPlan;

const sizeOf = (plan: ImportPlan): number =>
  plan.kind === 'cases' ? plan.cases.length : plan.kind === 'agencies' ? plan.agencies.length : plan.entries.length;

/** Adds entries with the numbers that follow the stored ones, once; another office may be faster with one. */
const addEntries = async (
  { figures, now }: Store,
  entries: readonly ImportedEntry[],
  by: string,
): Promise<void> => {
  for (;;) {
    const at = await now();
    const last = new Map<string, number>();
    const years = new Set(entries.map(({ year }) => year));
    const keyOf = ({ agency, year, register }: Pick<RegisterEntry, 'agency' | 'year' | 'register'>): string =>
      `${year} ${register} ${agency}`;
    for (const year of years) {
      for (const one of await figures.entries({ year, agencies: null })) {
        if (one.by === by) return;
        last.set(keyOf(one), one.seq);
      }
    }
    const numbered = entries.map((one) => {
      const seq = (last.get(keyOf(one)) ?? 0) + 1;
      last.set(keyOf(one), seq);
      return { ...one, seq, by, at };
    });
    if (await figures.addEntries(numbered)) return;
  }
};

/** Imports on an engine. */
export const importsOf = ({ store, recorder, profiles, random }: ImportDeps): Imports => {
  const running = new Map<string, { done: number; readonly ended: Promise<void> }>();
  let isStopping = false;
  const viewOf = ({ body: _, ...one }: StoredImport): ImportView => {
    const progress = running.get(one.id);
    if (one.endedAt !== null) return { ...one, state: 'done' };
    if (progress !== undefined) return { ...one, done: progress.done, state: 'running' };
    return { ...one, state: one.startedAt === null ? 'ready' : 'interrupted' };
  };
  const recordCases = async (one: StoredImport, cases: readonly CasePlan[]): Promise<readonly FailedRow[] | null> => {
    const failed: FailedRow[] = [];
    const now = await store.now();
    for (const [index, plan] of cases.entries()) {
      if (isStopping) return null;
      // Rows of a run before this one, apart from the last few, were recorded or had failed.
      if (index >= one.done) {
        try {
          await recordPlan(recorder, plan, one.id, now);
        } catch (error) {
          if (!(error instanceof ImportRefusedError)) throw error;
          failed.push({ row: plan.row, code: error.code });
        }
      }
      const progress = running.get(one.id);
      if (progress !== undefined) progress.done = index + 1;
      // After a failure nothing more is marked, so that a later run finds it again.
      if (failed.length === 0 && (index + 1) % BETWEEN_MARKS === 0) await store.imports.progress(one.id, index + 1);
      await nextTurn();
    }
    return failed;
  };
  const run = async (one: StoredImport): Promise<void> => {
    const plan = planIn(one);
    const by = `import-${one.id}`;
    let failed: readonly FailedRow[] | null = [];
    if (plan.kind === 'cases') failed = await recordCases(one, plan.cases);
    else if (plan.kind === 'agencies') await recorder.putAgencies(plan.agencies, by);
    else await addEntries(store, plan.entries, by);
    if (failed !== null) await store.imports.end(one.id, one.startedBy ?? by, await store.now(), failed);
  };
  const begin = (one: StoredImport): void => {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    running.set(one.id, { done: one.done, ended });
    // A fault of the store leaves it interrupted: it goes on when it is committed again.
    void run(one)
      .catch(() => undefined)
      .finally(() => {
        running.delete(one.id);
        resolve();
      });
  };
  return {
    plan: async (rows, rules) => {
      const now = await store.now();
      return planSheet(rows, rules, (procedure, { agency, facts }, note) => {
        const day = civilDateOf(instantOf(facts[0]?.raw.at ?? ''));
        const { settings } = profiles.openingRules(agency, procedure.id, day);
        const env = { calendar: recorder.calendarOf(agency) };
        return judgePlan(procedure, { facts }, { env, now, settings, note });
      }, recorder.procedures);
    },
    add: async (plan, by) => {
      const at = await store.now();
      const id = timeOrderedIdNow(at, random);
      const agency = plan.kind === 'cases' ? plan.agency : null;
      const one = { id, agency, kind: plan.kind, rows: sizeOf(plan), body: JSON.stringify(plan), by, at };
      await store.imports.add(one);
      return viewOf({ ...one, startedAt: null, startedBy: null, endedAt: null, done: 0, failed: [] });
    },
    read: async (id) => {
      const one = await store.imports.read(id);
      return one === null ? null : viewOf(one);
    },
    list: async (agency, limit = 20) => (await store.imports.list(agency, limit)).map(viewOf),
    commit: async (id, by) => {
      if ((await store.imports.read(id)) === null) return null;
      await store.imports.start(id, by, await store.now());
      const one = await store.imports.read(id);
      if (one === null) return null;
      if (one.endedAt === null && !running.has(id) && !isStopping) begin(one);
      return viewOf(one);
    },
    idle: () => Promise.allSettled([...running.values()].map(({ ended }) => ended)),
    stop: () => {
      isStopping = true;
    },
  };
};

