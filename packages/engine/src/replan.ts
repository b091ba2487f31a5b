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

/** Brings cases that an earlier release or another calendar wrote up to date, page by page; what moved is told. */
export const replan = async (
  store: Store,
  { procedures, calendar }: Rulebook,
  onMoved: (moved: MovedDue) => void,
): Promise<void> => {
  const isCurrent = ({ procedure, version, calendarHash }: Omit<Kind, 'state' | 'count'>): boolean =>
    calendarHash === calendar.hash && procedures.get(procedure)?.version === version;
  if ((await store.kinds()).every(isCurrent)) return;
  for (let after = ''; ;) {
    const ids = await store.ids(after, PAGE);
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
    const moved = await write(store, planned);
    moved.forEach(onMoved);
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
    await turn();
  }
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
