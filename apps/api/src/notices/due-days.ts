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
  /** Rises with every fact on the case and every calendar that moved the day. */
  readonly revision: number;
  readonly changedAt: Instant;
}

/** The most cases of one calendar, those due first; more do not help a person. */
export const MOST_CASES = 500;
const PAGE = 100;

/** Whose cases are in hand: a holder, and whether a case of theirs is for this caller. */
interface InHand {
  readonly holder: NonNullable<ListFilters['holder']>;
  readonly isTheirs: (record: CaseRecord) => boolean;
}

/** The same persons as a reminder for the `holder` finds, from the side of one of them. */
const inHandOf = (engine: Engine, { person, unit, acting }: Caller): readonly InHand[] => {
  const handlesFor = (place: string | undefined) => (record: CaseRecord) => {
    const procedure = engine.procedures.get(record.procedure);
    const handling = procedure === undefined ? [] : handlingDuties(procedure);
    return acting.some(
      (one) =>
        one.for === place &&
        (one.agency === null || one.agency === record.agency) &&
        one.duties.some((duty) => handling.includes(duty)),
    );
  };
  const others = new Set(acting.flatMap((one) => one.for ?? []));
  return [
    { holder: { person }, isTheirs: () => true },
    ...(unit === null ? [] : [{ holder: { unit }, isTheirs: handlesFor(undefined) }]),
    ...[...others].map((one): InHand => ({ holder: { person: one }, isTheirs: handlesFor(one) })),
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
  const moves = await engine.moves(record.id);
  const clocks = dues.map(([clock, due]): DueDay => {
    const moved = moves.filter((one) => one.clock === clock);
    return {
      record,
      clock,
      on: due.replace('?', ''),
      provisional: due.endsWith('?'),
      revision: state.version + moved.length,
      changedAt: Math.max(updatedAt, ...moved.map(({ movedAt }) => movedAt)),
    };
  });
  if (internal === undefined || !active) return clocks;
  const own = { record, clock: null, on: internal, provisional: false, changedAt: updatedAt };
  return [...clocks, { ...own, revision: state.version }];
};

/** The cases of a holder that may have a day, those due first. */
async function* casesOf(engine: Engine, caller: Caller, holder: InHand['holder']) {
  for (const filter of WITH_DAYS) {
    let after: string | null = null;
    do {
      const from: { after?: string } = after === null ? {} : { after };
      const page = await engine.as(caller).list({ holder, ...filter, order: 'due', limit: PAGE, ...from });
      yield* page.cases;
      after = page.next;
    } while (after !== null);
  }
}

/** The days on which something of the cases is due that a caller has in hand, within their reach. */
export const dueDaysFor = async (engine: Engine, caller: Caller): Promise<readonly DueDay[]> => {
  const found = new Map<string, CaseRecord>();
  for (const { holder, isTheirs } of inHandOf(engine, caller)) {
    for await (const record of casesOf(engine, caller, holder)) {
      if (found.size >= MOST_CASES) break;
      if (isTheirs(record)) found.set(record.id, record);
    }
  }
  const now = await engine.now();
  const days: DueDay[] = [];
  for (const record of found.values()) days.push(...(await daysOf(engine, record, now)));
  return days.toSorted((a, b) => a.on.localeCompare(b.on));
};
