import type { Instant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { nextDueOf } from './decide.ts';
import { messageOf, UnknownKindError } from './errors.ts';
import { refoldCase } from './refold.ts';
import type { CaseRecord, Kind, Store } from './store.ts';
import type { Rulebook } from './submission.ts';
import { turn } from './turn.ts';
import { writeSet } from './write-set.ts';

/** A due instant that another calendar or another release of the procedure moved. */
export interface MovedDue {
  readonly caseId: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Hashes of the calendar before and after. */
  readonly calendars: readonly [string, string];
}

const PAGE = 100;

const parts = (version: string): readonly number[] => version.split('.').map(Number);

/** Whether a release can go on with what another one wrote: the same major version, and not an older release. */
export const canContinue = (given: string, stored: string): boolean => {
  const [major = 0, minor = 0, patch = 0] = parts(given);
  const [storedMajor = 0, storedMinor = 0, storedPatch = 0] = parts(stored);
  if (major !== storedMajor) return false;
  return minor === storedMinor ? patch >= storedPatch : minor > storedMinor;
};

/**
 * Checks that every kind of stored case can be opened.
 * @throws UnknownKindError that names procedure, version, state and number of cases of one that cannot.
 */
export const checkKinds = (kinds: readonly Kind[], procedures: ReadonlyMap<string, AnyProcedure>): void => {
  for (const { procedure: id, version, state, count } of kinds) {
    const found = `${count} stored cases of ${id}@${version} in state ${state}`;
    const procedure = procedures.get(id);
    if (procedure === undefined) throw new UnknownKindError(`${found}: the procedure is not given`);
    if (!canContinue(procedure.version, version)) {
      throw new UnknownKindError(`${found}: release ${procedure.version} cannot go on with them`);
    }
    if (!procedure.states.includes(state)) {
      throw new UnknownKindError(`${found}: release ${procedure.version} does not have the state`);
    }
  }
};

// A newer release may keep more in the context than an older one did: its snapshot is folded afresh, never patched.
const upToDate = async (store: Store, record: CaseRecord, procedure: AnyProcedure): Promise<CaseRecord['state']> => {
  if (record.procedureVersion === procedure.version) return record.state;
  const to = `${procedure.id}@${procedure.version}`;
  const refold = refoldCase(store, procedure, record.id).catch((error: unknown) => {
    throw new UnknownKindError(`case ${record.id} cannot be folded by ${to}: ${messageOf(error)}`);
  });
  const state = (await refold)?.state ?? record.state;
  if (state.value === record.state.value) return state;
  throw new UnknownKindError(`case ${record.id} in state ${record.state.value} would be in ${state.value} by ${to}`);
};

// A case that cannot be read is left for the sweep and for `verify`, which name it; it must not keep the rest closed.
const readable = async (store: Store, id: string): Promise<CaseRecord | null> => store.read(id).catch(() => null);

type IsCurrent = (kind: Omit<Kind, 'state' | 'count'>) => boolean;

/** The cases of a page as they have to be, those alone that are not so yet. */
const planOf = async (
  store: Store,
  ids: readonly string[],
  { procedures, calendar }: Rulebook,
  isCurrent: IsCurrent,
): Promise<ReadonlyMap<string, CaseRecord>> => {
  const planned = new Map<string, CaseRecord>();
  for (const id of ids) {
    const record = await readable(store, id);
    const procedure = record === null ? undefined : procedures.get(record.procedure);
    if (record === null || procedure === undefined) continue;
    if (isCurrent({ ...record, version: record.procedureVersion })) continue;
    const state = await upToDate(store, record, procedure);
    const nextDueAt = nextDueOf(procedure, state, calendar);
    const { version } = procedure;
    planned.set(id, { ...record, state, nextDueAt, procedureVersion: version, calendarHash: calendar.hash });
  }
  return planned;
};

/**
 * Brings cases that another release or another calendar wrote up to date, page by page; what moved is told.
 * @throws UnknownKindError that names a case which this release folds to another state; then nothing was changed.
 */
export const replan = async (store: Store, rulebook: Rulebook, onMoved: (moved: MovedDue) => void): Promise<void> => {
  const { procedures, calendar } = rulebook;
  const isCurrent: IsCurrent = ({ procedure, version, calendarHash }) =>
    calendarHash === calendar.hash && procedures.get(procedure)?.version === version;
  const kinds = await store.kinds();
  if (kinds.every(isCurrent)) return;
  const eachPlan = async (apply: (plan: ReadonlyMap<string, CaseRecord>) => Promise<void>): Promise<void> => {
    for (let after: string | undefined = ''; after !== undefined; await turn()) {
      const ids: readonly string[] = await store.ids(after, PAGE);
      await apply(await planOf(store, ids, rulebook, isCurrent));
      after = ids.at(-1);
    }
  };
  const newRelease = kinds.some(({ procedure, version }) => procedures.get(procedure)?.version !== version);
  // Every case is folded before the first one is written, so that a release that does not fit leaves the file to the old one.
  if (newRelease) await eachPlan(async () => undefined);
  await eachPlan(async (plan) => (await write(store, plan)).forEach(onMoved));
};

const write = (store: Store, planned: ReadonlyMap<string, CaseRecord>): Promise<readonly MovedDue[]> => {
  const need = { cases: [...planned.keys()], answers: [], counters: [] };
  return store.transact(need, ({ cases }) => {
    const set = writeSet();
    const result: MovedDue[] = [];
    for (const [caseId, { record }] of cases) {
      const plan = planned.get(caseId);
      // A fact that came in between was decided by an engine that plans for itself.
      if (plan === undefined || plan.state.version !== record.state.version) continue;
      set.put(plan);
      const [from, to] = [record.nextDueAt, plan.nextDueAt];
      if (from !== to) result.push({ caseId, from, to, calendars: [record.calendarHash, plan.calendarHash] });
    }
    return { writes: set.writes(), result };
  });
};
