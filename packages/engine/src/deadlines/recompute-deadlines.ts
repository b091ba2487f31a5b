import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Calendar, Instant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { messageOf, StoreUnavailableError, UnknownKindError } from '../errors.ts';
import { canonical } from '../ledger/canonical.ts';
import { refoldCase } from '../ledger/refold.ts';
import type {
  AgencyWrittenBy,
  CaseRecord,
  CasesWrittenBy,
  CaseText,
  Message,
  Move,
  Store,
  Task,
} from '../store/kit.ts';
import { type CaseWords, namesOf, wholeDocument } from '../search/document-of.ts';
import { writeSet } from '../submit/write-set.ts';
import { type Calendars, changedFrom, EVER } from './calendars.ts';
import type { LocalCalendars } from './local-calendars.ts';
import { caseRules, planCase, type Rules } from './plan.ts';
import { turnedVerdicts, type TurnedVerdict } from './verdicts.ts';
import { hashCalendar } from './hash-calendar.ts';

const PAGE = 100;

/** A case as its facts give it, with its words where they were read. */
interface Current {
  readonly state: CaseRecord['state'];
  readonly words: CaseWords | null;
}

// A newer release may keep more in the context than an older one did: the case is folded again, never patched.
const currentCase = async (
  store: Store,
  record: CaseRecord,
  procedure: AnyProcedure,
  always: boolean,
): Promise<Current> => {
  if (!always && record.procedureVersion === procedure.version) return { state: record.state, words: null };
  const to = `${procedure.id}@${procedure.version}`;
  const refold = refoldCase(store, procedure, record.id).catch((error: unknown) => {
    if (error instanceof StoreUnavailableError) throw error;
    throw new UnknownKindError(`case ${record.id} cannot be folded by ${to}: ${messageOf(error)}`);
  });
  const folded = await refold;
  const state = folded?.state ?? record.state;
  if (state.value === record.state.value) return { state, words: folded?.words ?? null };
  throw new UnknownKindError(`case ${record.id} in state ${record.state.value} would be in ${state.value} by ${to}`);
};

/** A case before and after it is recomputed, and what its ended clocks are judged by now. */
interface Recomputed {
  readonly before: CaseRecord;
  readonly after: CaseRecord;
  readonly turned: readonly TurnedVerdict[];
  readonly document: CaseText | null;
}

/** Clocks whose due day the calendar moved; a date that becomes firm, or provisional, has changed as well. Then the verdicts that turned. */
export const movesOf = (before: CaseRecord, { after, turned }: Recomputed, movedAt: Instant): readonly Move[] => {
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
export const recomputeCase = async (
  store: Store,
  id: string,
  rules: Rules,
  withHash: Calendars['withHash'],
  refold: boolean,
): Promise<Recomputed | null> => {
  const before = await store.read(id).catch((error: unknown) => {
    if (error instanceof StoreUnavailableError) throw error;
    return null;
  });
  const procedure = before === null ? undefined : rules.procedures.get(before.procedure);
  if (before === null || procedure === undefined) return null;
  const { state, words } = await currentCase(store, before, procedure, refold);
  const own = caseRules(rules, before);
  const plan = planCase(procedure, state, own, before.warned, before.updatedAt);
  const judgedBy = withHash(before.calendarHash);
  const turned = judgedBy === null ? [] : turnedVerdicts(procedure, { ...before, state }, judgedBy, own.calendar);
  const names = words === null ? {} : namesOf(words);
  const after = { ...before, ...names, state, procedureVersion: procedure.version, ...plan };
  return { before, after, turned, document: words === null ? null : wholeDocument(after, words) };
};

/** Cases of another release, or of agencies whose calendar is another one now. */
export interface Stale {
  readonly by: CasesWrittenBy;
  /** The calendars that they are computed with now. */
  readonly calendars: readonly Calendar[];
}

/**
 * Other releases and calendars that wrote cases, each once; cases without a running clock depend on no calendar. Where
 * agencies have local days, the calendar of a case depends on its agency.
 */
export const staleIn = async (store: Store, rules: Rules, calendars: LocalCalendars): Promise<readonly Stale[]> => {
  const groups: readonly AgencyWrittenBy[] =
    calendars.key === ''
      ? (await store.caseGroups()).map((one) => ({ ...one, agency: null }))
      : await store.calendarsInUse();
  const isStale = ({ procedure, version, calendarHash, agency }: AgencyWrittenBy): boolean =>
    rules.procedures.get(procedure)?.version !== version ||
    (calendarHash !== '' && calendarHash !== hashCalendar(calendars.of(agency)));
  const alike = Map.groupBy(groups, ({ procedure, version, calendarHash }) =>
    [procedure, version, calendarHash].join(' '),
  );
  return [...alike.values()].flatMap((all): Stale[] => {
    const stale = all.filter(isStale);
    const [first] = stale;
    if (first === undefined) return [];
    const { procedure, version, calendarHash } = first;
    // Where all are stale, they need not be named; one without a name is any agency.
    const agencies = stale.length === all.length ? null : stale.flatMap(({ agency }) => agency ?? []);
    return [
      {
        by: { procedure, version, calendarHash, agencies },
        calendars: [...new Set(stale.map(({ agency }) => calendars.of(agency)))],
      },
    ];
  });
};

export const eachPage = async (
  pageAfter: (after: string) => Promise<readonly string[]>,
  apply: (ids: readonly string[]) => Promise<void>,
): Promise<void> => {
  for (let after: string | undefined = ''; after !== undefined; await nextTurn()) {
    const ids: readonly string[] = await pageAfter(after);
    if (ids.length > 0) await apply(ids);
    after = ids.at(-1);
  }
};

export const eachStale = async (
  store: Store,
  all: readonly Stale[],
  sinceOf: (stale: Stale) => Instant,
  apply: (ids: readonly string[]) => Promise<void>,
): Promise<void> => {
  for (const stale of all) {
    const since = sinceOf(stale);
    await eachPage((after) => store.idsWrittenBy(stale.by, since, after, PAGE), apply);
  }
};

/** Recomputed cases by identifier, without those that cannot be read. */
const recomputeAll = async (
  store: Store,
  ids: readonly string[],
  rules: Rules,
  withHash: Calendars['withHash'],
  refold = false,
): Promise<ReadonlyMap<string, Recomputed>> => {
  const all = await Promise.all(ids.map((id) => recomputeCase(store, id, rules, withHash, refold)));
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
      if (one.document !== null) set.document(one.document);
      for (const move of movesOf(record, one, now)) {
        set.move(move, taskOf(after, move));
        set.send(messageFor(after, move));
        result.push(move);
      }
    }
    return { writes: set.writes(), result };
  });
};

/** Folds cases again from their facts, and writes everything that is derived from them. */
export const rewriteCases = async (store: Store, ids: readonly string[], rules: Rules): Promise<void> => {
  await write(store, await recomputeAll(store, ids, rules, () => null, true), true);
};

/**
 * Counts and lists cases on which a release without tallies or list columns recorded a fact. Without such cases, this reads
 * one empty partial index.
 */
export const countUncounted = (store: Store, rules: Rules): Promise<void> =>
  eachPage(
    (after) => store.uncounted(after, PAGE),
    (ids) => rewriteCases(store, ids, rules),
  );

/**
 * Brings cases of another release or another calendar up to date, page by page. Every moved date is recorded once and
 * passed to `onMoved`; a second run changes nothing.
 * @throws UnknownKindError that names a case which this release folds to another state; then nothing was changed.
 */
export const recomputeDeadlines = async (
  store: Store,
  rules: Rules,
  calendars: Pick<Calendars, 'current' | 'withHash'>,
  onMoved: (moved: Move) => void,
): Promise<void> => {
  const { withHash } = calendars;
  const all = await staleIn(store, rules, calendars.current());
  const isReleased = ({ by: { procedure, version } }: Stale): boolean =>
    rules.procedures.get(procedure)?.version !== version;
  // Under another calendar, a case that ended before the first day that differs keeps its counts.
  const sinceOf = (stale: Stale): Instant =>
    isReleased(stale) ? EVER : changedFrom(withHash(stale.by.calendarHash), stale.calendars);
  // Every case is folded before the first one is written, so that a release that does not fit leaves the file to the old one.
  await eachStale(store, all.filter(isReleased), sinceOf, async (ids) => {
    await recomputeAll(store, ids, rules, () => null);
  });
  await eachStale(store, all, sinceOf, async (ids) => {
    (await write(store, await recomputeAll(store, ids, rules, withHash), false)).forEach(onMoved);
  });
  await countUncounted(store, rules);
};
