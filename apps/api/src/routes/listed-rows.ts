import type { Instant } from '@gongkai/calendar';
import type { Caller, CaseRecord, Engine } from '@gongkai/engine';
import { procedureOf, type Reach } from '../http/index.ts';
import { listedCaseView } from '../views/index.ts';

/** Rows of a list for one caller. */
export const rowsFor = (
  engine: Engine,
  caller: Caller,
  { handles }: Pick<Reach, 'handles'>,
  cases: readonly CaseRecord[],
  now: Instant,
) => {
  return cases.map((record) =>
    listedCaseView(record, procedureOf(engine, record), {
      now,
      calendar: engine.calendarOf(record),
      person: caller.person,
      unit: caller.unit,
      handles: handles(record),
    }),
  );
};
