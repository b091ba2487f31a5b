import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Instant } from '@gongkai/calendar';
import { clocksOf, handlingDuties } from '@gongkai/core';
import type { Caller, CaseRecord, Engine, ListFilters } from '@gongkai/engine';

/** A day on which something of a case is due. */
export interface DueDay {
  readonly record: CaseRecord;
  /** The clock; null for the day that the office set itself. */
  readonly clock: string | null;
  /** The due day; of a provisional one the day as it is computed now. */
  readonly on: string;
  readonly provisional: boolean;
  /** Rises with every fact and every calendar that changed the day, and with nothing else. */
  readonly revision: number;
  readonly changedAt: Instant;
}

/** The most cases of one calendar, those due first; more do not help a person. */
export const MOST_CASES = 500;
const PAGE = 100;

/** Which cases are in hand: those of a holder, of one agency and procedure where not all of the holder's are. */
type InHand = Required<Pick<ListFilters, 'holder'>> & Pick<ListFilters, 'agency' | 'procedure'>;

/**
 * The same persons as a reminder for the `holder` finds, from the side of one of them. What is in the hands of a unit, or of
 * somebody in whose place they act, is theirs by a duty that handles it; without one nothing of it is read.
 */
const inHandOf = (engine: Engine, { person, unit, acting }: Caller): readonly InHand[] => {
  const handledFor = (place: string | undefined, holder: InHand['holder']): readonly InHand[] =>
    acting
      .filter((one) => one.for === place)
      .flatMap(({ agency, duties }) =>
        [...engine.procedures.values()]
          .filter((procedure) => handlingDuties(procedure).some((duty) => duties.includes(duty)))
          .map(({ id: procedure }) => ({ holder, procedure, ...(agency === null ? {} : { agency }) })),
      );
  const others = new Set(acting.flatMap((one) => one.for ?? []));
  return [
    { holder: { person } },
    ...(unit === null ? [] : handledFor(undefined, { unit })),
    ...[...others].flatMap((one) => handledFor(one, { person: one })),
  ];
};

/** Cases that may have a day: those that are not over, and those over with a period that still binds the agency. */
const WITH_DAYS: readonly ListFilters[] = [{ active: true }, { active: false, dueFrom: 0 }];

/** The clocks that run now: one whose time for an act has passed unused ends by itself, and no fact says so. */
const runningIn = (engine: Engine, { procedure: id, ...record }: CaseRecord, now: Instant): ReadonlySet<string> => {
  const procedure = engine.procedures.get(id);
  if (procedure === undefined) return new Set();
  const clocks = clocksOf(procedure, record.state, now, { calendar: engine.calendarOf(record) });
  return new Set(clocks.filter(({ ended }) => ended === null).map((clock) => clock.id));
};

const daysOf = async (engine: Engine, record: CaseRecord, now: Instant): Promise<readonly DueDay[]> => {
  const { state, active, updatedAt } = record;
  const running = runningIn(engine, record, now);
  const dues = Object.entries(record.dues).filter(([clock]) => running.has(clock));
  const internal = state.file?.holder?.internalDueOn;
  const [moves, changes] = await Promise.all([engine.moves(record.id), engine.dueChanges(record)]);
  // Of a damaged case the version, which rises as well.
  const changeOf = (clock: string | null) => changes?.get(clock) ?? { times: state.version, at: updatedAt };
  const clocks = dues.map(([clock, due]): DueDay => {
    const moved = moves.filter((one) => one.clock === clock);
    const { times, at } = changeOf(clock);
    return {
      record,
      clock,
      on: due.replace('?', ''),
      provisional: due.endsWith('?'),
      revision: times + moved.length,
      changedAt: Math.max(at, ...moved.map(({ movedAt }) => movedAt)),
    };
  });
  if (internal === undefined || !active) return clocks;
  const { times: revision, at: changedAt } = changeOf(null);
  return [...clocks, { record, clock: null, on: internal, provisional: false, revision, changedAt }];
};

/** The cases in hand that may have a day, those due first. */
async function* casesOf(engine: Engine, caller: Caller, inHand: InHand) {
  for (const filter of WITH_DAYS) {
    let after: string | null = null;
    do {
      const from: { after?: string } = after === null ? {} : { after };
      const page = await engine.as(caller).list({ ...inHand, ...filter, order: 'due', limit: PAGE, ...from });
      yield* page.cases;
      after = page.next;
    } while (after !== null);
  }
}

/** The days on which something of the cases is due that a caller has in hand, within their reach. */
export const dueDaysFor = async (engine: Engine, caller: Caller): Promise<readonly DueDay[]> => {
  const found = new Map<string, CaseRecord>();
  for (const inHand of inHandOf(engine, caller)) {
    for await (const record of casesOf(engine, caller, inHand)) {
      if (found.size >= MOST_CASES) break;
      found.set(record.id, record);
    }
  }
  const now = await engine.now();
  const days: DueDay[] = [];
  for (const record of found.values()) {
    // A case with all of its facts is read in some milliseconds: other requests come between.
    await nextTurn();
    days.push(...(await daysOf(engine, record, now)));
  }
  return days.toSorted((a, b) => a.on.localeCompare(b.on));
};
