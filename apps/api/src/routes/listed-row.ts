import type { Instant } from '@gongkai/calendar';
import type { Caller, CaseRecord, Engine } from '@gongkai/engine';
import { procedureOf, type Reach } from '../http/index.ts';
import { listedCaseView } from '../views/index.ts';

/** Gives the row of a case in a list for one caller. */
export const rowFor =
  (engine: Engine, caller: Caller, { handles }: Pick<Reach, 'handles'>, now: Instant) =>
  (record: CaseRecord) =>
    listedCaseView(record, procedureOf(engine, record), {
      now,
      calendar: engine.calendarOf(record),
      person: caller.person,
      unit: caller.unit,
      handles: handles(record),
    });
