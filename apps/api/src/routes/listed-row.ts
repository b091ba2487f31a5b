import type { Instant } from '@gongkai/calendar';
import type { Caller, CaseRecord, Engine } from '@gongkai/engine';
import { procedureOf, type Reach } from '../http/index.ts';
import { type HolderNames, listedCaseView, nextActFor } from '../views/index.ts';

/** The names of those who hold the cases that a caller handles, in one read for all of them. */
export const holderNames = (
  engine: Engine,
  { handles }: Pick<Reach, 'handles'>,
  cases: readonly CaseRecord[],
): Promise<HolderNames> =>
  engine.people.names([
    ...new Set(cases.filter(handles).flatMap(({ holderPerson }) => (holderPerson === null ? [] : [holderPerson]))),
  ]);

/** Gives the row of a case in a list for one caller. */
export const rowFor =
  (engine: Engine, caller: Caller, { handles }: Pick<Reach, 'handles'>, now: Instant, names: HolderNames) =>
  (record: CaseRecord) =>
    listedCaseView(record, procedureOf(engine, record), {
      now,
      calendar: engine.calendarOf(record),
      person: caller.person,
      unit: caller.unit,
      handles: handles(record),
      names,
    });

/** The same with what the caller may record next. */
export const actingRowFor =
  (...[engine, caller, reach, now, names]: Parameters<typeof rowFor>) =>
  (record: CaseRecord) => ({
    ...rowFor(engine, caller, reach, now, names)(record),
    next: nextActFor(record, procedureOf(engine, record), caller, { now, calendar: engine.calendarOf(record) }),
  });
