import { civilDateOf, instantOf } from '@gongkai/calendar';
import { dutiesOf } from '@gongkai/core';
import { disclosureLedger } from '@gongkai/core/ledgers';
import type { OwnedProfiles } from '../agencies/profiles.ts';
import { type Random, type Store, type StoredImport, timeOrderedIdNow } from '../store/kit.ts';
import type { ImportPlan } from './import-plan.ts';
import { judgePlan } from './judge-plan.ts';
import { type PlannedSheet, planSheet, type SheetRow, type SheetRules } from './plan-sheet.ts';
import type { Recorder } from './record-plan.ts';
import { recordedAsOn } from './recorded-as.ts';
import { addedPeople, type Progress, runImport } from './run-import.ts';

export { IMPORT_KINDS, type PlannedSheet, type SheetFault, type SheetRow } from './plan-sheet.ts';

/** `ready`: not started; `interrupted`: it was started and is not running on this node: it goes on when committed again. */
export type ImportState = 'ready' | 'running' | 'interrupted' | 'done';

/** The present state of an import. */
export interface ImportView extends Omit<StoredImport, 'body'> {
  readonly state: ImportState;
}

/** Imports: what an office kept before, recorded with its true dates. */
export interface Imports {
  /** Reads the rows of a sheet and judges each as it would be recorded; writes nothing. */
  plan(rows: readonly SheetRow[], rules: SheetRules, by?: string): Promise<PlannedSheet>;
  /** Keeps a plan, to be committed. */
  add(plan: ImportPlan, by: string): Promise<ImportView>;
  read(id: string): Promise<ImportView | null>;
  /** The people whom an import that ended has added: they have no password yet. Null for an unknown import. */
  people(id: string): Promise<readonly string[] | null>;
  /** The newest first, of one agency or, with null, all. */
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
  readonly recorder: Recorder;
  readonly profiles: Pick<OwnedProfiles, 'openingRules'>;
  readonly random: Random;
  /** The duties that may be granted. */
  readonly duties: ReadonlySet<string>;
}

const sizeOf = (plan: ImportPlan): number => {
  if (plan.kind === 'cases') return plan.cases.length;
  if (plan.kind === 'people') return plan.people.length;
  return plan.kind === 'agencies' ? plan.agencies.length : plan.entries.length;
};

/** The imports that run on this node. */
const runsOf = ({ store, recorder }: Pick<ImportDeps, 'store' | 'recorder'>) => {
  const running = new Map<string, Progress & { readonly ended: Promise<void> }>();
  let isStopping = false;
  return {
    progressOf: (id: string): Progress | undefined => running.get(id),
    begin: (one: StoredImport): void => {
      if (running.has(one.id) || isStopping) return;
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const progress = { done: one.done, ended };
      running.set(one.id, progress);
      // A fault of the store leaves it interrupted: it goes on when it is committed again.
      void runImport({ store, recorder, isStopping: () => isStopping }, one, progress)
        .catch(() => undefined)
        .finally(() => {
          running.delete(one.id);
          resolve();
        });
    },
    idle: () => Promise.allSettled([...running.values()].map(({ ended }) => ended)),
    stop: (): void => {
      isStopping = true;
    },
  };
};

const peopleRulesOf = async (
  { store, recorder, duties }: ImportDeps,
  by: string | null,
): Promise<Parameters<typeof planSheet>[4]> => {
  const labels = Object.entries(dutiesOf([...recorder.procedures.values()])).filter(([id]) => duties.has(id));
  return {
    agencies: new Set((await store.figures.agencies()).map(({ id }) => id)),
    duties: Object.fromEntries(labels),
    find: (id) => recorder.people.find(id),
    by,
  };
};

/** Imports on an engine. */
export const importsOf = (deps: ImportDeps): Imports => {
  const { store, recorder, profiles, random } = deps;
  const { progressOf, begin, idle, stop } = runsOf(deps);
  const viewOf = ({ body: _body, ...one }: StoredImport): ImportView => {
    const progress = progressOf(one.id);
    if (one.endedAt !== null) return { ...one, state: 'done' };
    if (progress !== undefined) return { ...one, done: progress.done, state: 'running' };
    return { ...one, state: one.startedAt === null ? 'ready' : 'interrupted' };
  };
  const read = async (id: string): Promise<ImportView | null> => {
    const one = await store.imports.read(id);
    return one === null ? null : viewOf(one);
  };
  return {
    read,
    idle,
    stop,
    plan: async (rows, rules, by) => {
      const now = await store.now();
      const { procedures } = recorder;
      const judge: Parameters<typeof planSheet>[3]['judge'] = (procedure, { agency, facts }, note) => {
        const day = civilDateOf(instantOf(facts[0]?.raw.at ?? ''));
        const { settings } = profiles.openingRules(agency, procedure.id, day);
        const env = { calendar: recorder.calendarOf(agency) };
        return judgePlan(procedure, { facts }, { env, now, settings, note });
      };
      const recordedAs = recordedAsOn(store, disclosureLedger.procedure);
      return planSheet(rows, rules, procedures, { judge, recordedAs }, await peopleRulesOf(deps, by ?? null));
    },
    add: async (plan, by) => {
      const at = await store.now();
      const id = timeOrderedIdNow(at, random);
      const agency = plan.kind === 'cases' ? plan.agency : null;
      const one = { id, agency, kind: plan.kind, rows: sizeOf(plan), body: JSON.stringify(plan), by, at };
      await store.imports.add(one);
      return viewOf({ ...one, startedAt: null, startedBy: null, endedAt: null, done: 0, failed: [] });
    },
    people: async (id) => {
      const found = await store.imports.read(id);
      return found === null ? null : addedPeople(found);
    },
    list: async (agency, limit = 20) => (await store.imports.list(agency, limit)).map(viewOf),
    commit: async (id, by) => {
      if ((await store.imports.read(id)) === null) return null;
      await store.imports.start(id, by, await store.now());
      const one = await store.imports.read(id);
      if (one === null) return null;
      if (one.endedAt === null) begin(one);
      return viewOf(one);
    },
  };
};
