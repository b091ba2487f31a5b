import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Instant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import type { Calendars } from './calendars.ts';
import { EVER, NEVER } from './calendars.ts';
import { canonical } from '../ledger/canonical.ts';
import { messageOf, UnknownKindError } from '../errors.ts';
import { planCase } from './plan.ts';
import { refoldCase } from '../ledger/refold.ts';
import type { CaseRecord, CaseGroup, Move, Store, Task, WrittenBy } from '../store/store.ts';
import { writeSet } from '../submit/write-set.ts';
import type { Message } from '../store/outbox.ts';
import type { Rulebook } from './plan.ts';

const PAGE = 100;

const parts = (version: string): readonly number[] => version.split('.').map(Number);

/** Whether a release can go on with what another one wrote: the same major version, and not an older release. */
export const canContinue = (given: string, stored: string): boolean => {
  const [major = 0, minor = 0, patch = 0] = parts(given);
  const [storedMajor = 0, storedMinor = 0, storedPatch = 0] = parts(stored);
  if (major !== storedMajor) return false;
  return minor === storedMinor ? patch >= storedPatch : minor > storedMinor;
};

/** Kinds of stored case that the procedures cannot open: procedure, version, state, number of cases, and why not. */
export const unknownCaseGroups = (
  kinds: readonly CaseGroup[],
  procedures: ReadonlyMap<string, AnyProcedure>,
): readonly string[] =>
  kinds.flatMap(({ procedure: id, version, state, count }) => {
    const found = `${count} stored cases of ${id}@${version} in state ${state}`;
    const procedure = procedures.get(id);
    if (procedure === undefined) return `${found}: the procedure is not given`;
    if (!canContinue(procedure.version, version)) {
      return `${found}: release ${procedure.version} cannot go on with them`;
    }
    return procedure.states.includes(state) ? [] : `${found}: release ${procedure.version} does not have the state`;
  });

/**
 * Checks that every kind of stored case can be opened.
 * @throws UnknownKindError that names the first one that cannot.
 */
export const checkCaseGroups = (kinds: readonly CaseGroup[], procedures: ReadonlyMap<string, AnyProcedure>): void => {
  const [first] = unknownCaseGroups(kinds, procedures);
  if (first !== undefined) throw new UnknownKindError(first);
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

/** Clocks whose day the calendar moved; a date that becomes firm, or provisional, has changed as well. */
const movesOf = (before: CaseRecord, after: CaseRecord, movedAt: Instant): readonly Move[] =>
  Object.entries(after.dues).flatMap(([clock, to]): readonly Move[] => {
    const from = before.dues[clock];
    if (from === undefined || from === to || before.calendarHash === after.calendarHash) return [];
    const { calendarHash: fromCalendar } = before;
    return [{ caseId: after.id, clock, from, to, fromCalendar, toCalendar: after.calendarHash, movedAt }];
  });

const day = (due: string): string => due.slice(0, 10);

/** Somebody has to look at a date that came nearer. */
const taskOf = ({ agency }: CaseRecord, move: Move): Task | null =>
  day(move.to) >= day(move.from)
    ? null
    : {
        id: `${move.caseId}!${move.clock}!${move.toCalendar}`,
        kind: 'due-moved-earlier',
        agency,
        caseId: move.caseId,
        body: canonical({ clock: move.clock, from: move.from, to: move.to }),
        raisedAt: move.movedAt,
        doneAt: null,
        doneBy: null,
      };

const messageFor = ({ number, agency, procedure }: CaseRecord, move: Move): Message => {
  const { caseId, clock, from, to, fromCalendar, toCalendar, movedAt } = move;
  const body = canonical({ v: 1, case: caseId, number, agency, procedure, clock, from, to, fromCalendar, toCalendar });
  return {
    id: `${caseId}!${clock}!${toCalendar}!${movedAt}`,
    topic: 'due.moved',
    agency,
    caseId,
    body,
    createdAt: movedAt,
  };
};

// A case that cannot be read is left for the sweep and for `verify`, which name it; it must not keep the rest closed.
const readable = async (store: Store, id: string): Promise<CaseRecord | null> => store.read(id).catch(() => null);

/** A case before and after it is brought up to date; null where it cannot be read. */
const plannedBy = async (
  store: Store,
  id: string,
  rulebook: Rulebook,
): Promise<{ readonly before: CaseRecord; readonly after: CaseRecord } | null> => {
  const before = await readable(store, id);
  const procedure = before === null ? undefined : rulebook.procedures.get(before.procedure);
  if (before === null || procedure === undefined) return null;
  const state = await upToDate(store, before, procedure);
  const plan = planCase(procedure, state, rulebook, before.warned);
  return { before, after: { ...before, state, procedureVersion: procedure.version, ...plan } };
};

/** Other releases and other calendars that wrote cases, each once; cases without a running clock depend on no calendar. */
const staleAmong = (kinds: readonly CaseGroup[], { procedures, calendar }: Rulebook): readonly WrittenBy[] => {
  const stale = kinds.filter(
    ({ procedure, version, calendarHash }) =>
      procedures.get(procedure)?.version !== version || (calendarHash !== '' && calendarHash !== calendar.hash),
  );
  const keyOf = ({ procedure, version, calendarHash }: WrittenBy): string =>
    [procedure, version, calendarHash].join(' ');
  return [...new Map(stale.map((one) => [keyOf(one), one])).values()];
};

const eachPage = async (
  pageAfter: (after: string) => Promise<readonly string[]>,
  apply: (ids: readonly string[]) => Promise<void>,
): Promise<void> => {
  for (let after: string | undefined = ''; after !== undefined; await nextTurn()) {
    const ids: readonly string[] = await pageAfter(after);
    if (ids.length > 0) await apply(ids);
    after = ids.at(-1);
  }
};

const eachWrittenBy = async (
  store: Store,
  all: readonly WrittenBy[],
  sinceOf: (by: WrittenBy) => Instant,
  apply: (ids: readonly string[]) => Promise<void>,
): Promise<void> => {
  for (const by of all) {
    const since = sinceOf(by);
    await eachPage((after) => store.idsWrittenBy(by, since, after, PAGE), apply);
  }
};

/** Cases as they ought to be, by identifier; those that cannot be read are left out. */
const plannedAmong = async (
  store: Store,
  ids: readonly string[],
  rulebook: Rulebook,
): Promise<ReadonlyMap<string, CaseRecord>> => {
  const planned = await Promise.all(ids.map((id) => plannedBy(store, id, rulebook)));
  return new Map(planned.flatMap((one): [string, CaseRecord][] => (one === null ? [] : [[one.after.id, one.after]])));
};

/**
 * Brings cases that another release or another calendar wrote up to date, page by page; every moved date is written
 * down, once, and told to `onMoved`. A second run finds nothing to do.
 * @throws UnknownKindError that names a case which this release folds to another state; then nothing was changed.
 */
export const recomputeDeadlines = async (
  store: Store,
  rulebook: Rulebook,
  calendars: Pick<Calendars, 'changedFrom'>,
  onMoved: (moved: Move) => void,
): Promise<void> => {
  const stale = staleAmong(await store.caseGroups(), rulebook);
  const isReleased = ({ procedure, version }: WrittenBy): boolean =>
    rulebook.procedures.get(procedure)?.version !== version;
  // Of another calendar, what ended before the first day that it says differently stays as it was counted.
  const sinceOf = (by: WrittenBy): Instant => (isReleased(by) ? EVER : calendars.changedFrom(by.calendarHash));
  // Every case is folded before the first one is written, so that a release that does not fit leaves the file to the old one.
  await eachWrittenBy(store, stale.filter(isReleased), sinceOf, async (ids) => {
    await plannedAmong(store, ids, rulebook);
  });
  await eachWrittenBy(store, stale, sinceOf, async (ids) => {
    (await write(store, await plannedAmong(store, ids, rulebook))).forEach(onMoved);
  });
  await countUncounted(store, rulebook);
};

/** Counts cases on which a release that keeps no tallies recorded something; where there are none, one look at an empty index. */
export const countUncounted = async (store: Store, rulebook: Rulebook): Promise<void> => {
  await eachPage(
    (after) => store.uncounted(after, PAGE),
    async (ids) => {
      await write(store, await plannedAmong(store, ids, rulebook), true);
    },
  );
};

/** What {@link recomputeDeadlines} would move; nothing is written. */
export const previewMoves = async (store: Store, rulebook: Rulebook): Promise<readonly Move[]> => {
  const now = await store.now();
  const moves: Move[] = [];
  // Only a running clock can move.
  const stale = staleAmong(await store.caseGroups(), rulebook);
  await eachWrittenBy(
    store,
    stale,
    () => NEVER,
    async (ids) => {
      for (const id of ids) {
        const planned = await plannedBy(store, id, rulebook);
        if (planned !== null) moves.push(...movesOf(planned.before, planned.after, now));
      }
    },
  );
  return moves;
};

const write = (store: Store, planned: ReadonlyMap<string, CaseRecord>, always = false): Promise<readonly Move[]> => {
  const need = { cases: [...planned.keys()], responses: [], counters: [] };
  return store.transact(need, ({ cases, now }) => {
    const set = writeSet(cases);
    const result: Move[] = [];
    for (const [caseId, { record }] of cases) {
      const plan = planned.get(caseId);
      // A fact or a plan that came in between was made by an engine that is up to date itself.
      if (plan === undefined || plan.state.version !== record.state.version) continue;
      const same = record.calendarHash === plan.calendarHash && record.procedureVersion === plan.procedureVersion;
      if (same && !always) continue;
      set.put(plan);
      for (const move of movesOf(record, plan, now)) {
        set.move(move, taskOf(plan, move));
        set.send(messageFor(plan, move));
        result.push(move);
      }
    }
    return { writes: set.writes(), result };
  });
};
