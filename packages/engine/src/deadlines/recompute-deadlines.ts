import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Calendar, Instant } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar/notices';
import type { AnyProcedure } from '@gongkai/core';
import { messageOf, UnknownKindError } from '../errors.ts';
import { canonical } from '../ledger/canonical.ts';
import { refoldCase } from '../ledger/refold.ts';
import type { CaseGroup, CaseRecord, Message, Move, Store, Task, WrittenBy } from '../store/store.ts';
import { writeSet } from '../submit/write-set.ts';
import { calendarOf, type Calendars, differsFrom, EVER } from './calendars.ts';
import { planCase, type Rulebook } from './plan.ts';
import { turnedVerdicts, type TurnedVerdict } from './verdicts.ts';
import { hashCalendar } from './hash-calendar.ts';

const PAGE = 100;

// A newer release may keep more in the context than an older one did: the case is folded again, never patched.
const currentState = async (
  store: Store,
  record: CaseRecord,
  procedure: AnyProcedure,
): Promise<CaseRecord['state']> => {
  if (record.procedureVersion === procedure.version) return record.state;
  const to = `${procedure.id}@${procedure.version}`;
  const refold = refoldCase(store, procedure, record.id).catch((error: unknown) => {
    throw new UnknownKindError(`case ${record.id} cannot be folded by ${to}: ${messageOf(error)}`);
  });
  const state = (await refold)?.state ?? record.state;
  if (state.value === record.state.value) return state;
  throw new UnknownKindError(`case ${record.id} in state ${record.state.value} would be in ${state.value} by ${to}`);
};

/** A case before and after it is recomputed, and what its ended clocks are judged by now. */
interface Recomputed {
  readonly before: CaseRecord;
  readonly after: CaseRecord;
  readonly turned: readonly TurnedVerdict[];
}

/** Clocks whose due day the calendar moved; a date that becomes firm, or provisional, has changed as well. Then the verdicts that turned. */
const movesOf = (before: CaseRecord, { after, turned }: Recomputed, movedAt: Instant): readonly Move[] => {
  if (before.calendarHash === after.calendarHash) return [];
  const dues = Object.entries(after.dues).flatMap(([clock, to]) => {
    const from = before.dues[clock];
    return from === undefined || from === to ? [] : [{ clock, from, to }];
  });
  const calendars = { fromCalendar: before.calendarHash, toCalendar: after.calendarHash };
  return [...dues, ...turned].map((one) => ({ caseId: after.id, ...one, ...calendars, movedAt }));
};

const day = (due: string): string => due.slice(0, 10);

/** The task for a due date that moved earlier; null for one that moved later. */
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

/** Recomputes a case; null for an unreadable one, which the sweep and `verify` report: it must not block the others. */
const recomputeCase = async (
  store: Store,
  id: string,
  rulebook: Rulebook,
  withHash: Calendars['withHash'],
): Promise<Recomputed | null> => {
  const before = await store.read(id).catch(() => null);
  const procedure = before === null ? undefined : rulebook.procedures.get(before.procedure);
  if (before === null || procedure === undefined) return null;
  const state = await currentState(store, before, procedure);
  const plan = planCase(procedure, state, rulebook, before.warned);
  const judgedBy = withHash(before.calendarHash);
  const turned = judgedBy === null ? [] : turnedVerdicts(procedure, { ...before, state }, judgedBy, rulebook.calendar);
  return { before, after: { ...before, state, procedureVersion: procedure.version, ...plan }, turned };
};

/** Other releases and calendars that wrote cases, each once; cases without a running clock depend on no calendar. */
const staleAmong = (groups: readonly CaseGroup[], { procedures, calendar }: Rulebook): readonly WrittenBy[] => {
  const stale = groups.filter(
    ({ procedure, version, calendarHash }) =>
      procedures.get(procedure)?.version !== version ||
      (calendarHash !== '' && calendarHash !== hashCalendar(calendar)),
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

/** Recomputed cases by identifier, without those that cannot be read. */
const recomputeAll = async (
  store: Store,
  ids: readonly string[],
  rulebook: Rulebook,
  withHash: Calendars['withHash'],
): Promise<ReadonlyMap<string, Recomputed>> => {
  const all = await Promise.all(ids.map((id) => recomputeCase(store, id, rulebook, withHash)));
  return new Map(all.flatMap((one): [string, Recomputed][] => (one === null ? [] : [[one.after.id, one]])));
};

const write = (
  store: Store,
  recomputed: ReadonlyMap<string, Recomputed>,
  always: boolean,
): Promise<readonly Move[]> => {
  const readSet = { cases: [...recomputed.keys()], responses: [], counters: [] };
  return store.transact(readSet, ({ cases, now }) => {
    const set = writeSet(cases);
    const result: Move[] = [];
    for (const [caseId, { record }] of cases) {
      const one = recomputed.get(caseId);
      // An engine that is up to date wrote whatever was recorded in between.
      if (one === undefined || one.after.state.version !== record.state.version) continue;
      const { after } = one;
      const same = record.calendarHash === after.calendarHash && record.procedureVersion === after.procedureVersion;
      if (same && !always) continue;
      set.put(after);
      for (const move of movesOf(record, one, now)) {
        set.move(move, taskOf(after, move));
        set.send(messageFor(after, move));
        result.push(move);
      }
    }
    return { writes: set.writes(), result };
  });
};

/**
 * Counts cases on which a release without tallies recorded a fact. Without such cases, this reads one empty
 * partial index.
 */
export const countUncounted = (store: Store, rulebook: Rulebook): Promise<void> =>
  eachPage(
    (after) => store.uncounted(after, PAGE),
    async (ids) => {
      await write(store, await recomputeAll(store, ids, rulebook, () => null), true);
    },
  );

/**
 * Brings cases of another release or another calendar up to date, page by page. Every moved date is recorded once and
 * passed to `onMoved`; a second run changes nothing.
 * @throws UnknownKindError that names a case which this release folds to another state; then nothing was changed.
 */
export const recomputeDeadlines = async (
  store: Store,
  rulebook: Rulebook,
  calendars: Pick<Calendars, 'changedFrom' | 'withHash'>,
  onMoved: (moved: Move) => void,
): Promise<void> => {
  const stale = staleAmong(await store.caseGroups(), rulebook);
  const isReleased = ({ procedure, version }: WrittenBy): boolean =>
    rulebook.procedures.get(procedure)?.version !== version;
  // Under another calendar, a case that ended before the first day that differs keeps its counts.
  const sinceOf = (by: WrittenBy): Instant => (isReleased(by) ? EVER : calendars.changedFrom(by.calendarHash));
  // Every case is folded before the first one is written, so that a release that does not fit leaves the file to the old one.
  await eachWrittenBy(store, stale.filter(isReleased), sinceOf, async (ids) => {
    await recomputeAll(store, ids, rulebook, () => null);
  });
  await eachWrittenBy(store, stale, sinceOf, async (ids) => {
    (await write(store, await recomputeAll(store, ids, rulebook, calendars.withHash), false)).forEach(onMoved);
  });
  await countUncounted(store, rulebook);
};

/** The moves that {@link recomputeDeadlines} would record; writes nothing. */
export const previewMoves = async (store: Store, rulebook: Rulebook, before: Calendar): Promise<readonly Move[]> => {
  const now = await store.now();
  const moves: Move[] = [];
  const stale = staleAmong(await store.caseGroups(), rulebook);
  const since = (): Instant => differsFrom(before, rulebook.calendar);
  const withHash = (hash: string): Calendar | null => (hash === hashCalendar(before) ? before : null);
  await eachWrittenBy(store, stale, since, async (ids) => {
    for (const id of ids) {
      const one = await recomputeCase(store, id, rulebook, withHash);
      if (one !== null) moves.push(...movesOf(one.before, one, now));
    }
  });
  return moves;
};

/**
 * The effect that `loadNotices` would have: the calendars before and after, which are the same object where nothing
 * changes, and every due day that would move. Writes nothing.
 * @throws CalendarFileError that names each bad line.
 */
export const previewNotices = async (
  store: Store,
  rulebook: Rulebook,
  text: string,
): Promise<{ readonly before: Calendar; readonly after: Calendar; readonly moves: readonly Move[] }> => {
  const before = await calendarOf(store, rulebook.calendar);
  const after = amendCalendar(before, text);
  const moves = after === before ? [] : await previewMoves(store, { ...rulebook, calendar: after }, before);
  return { before, after, moves };
};
