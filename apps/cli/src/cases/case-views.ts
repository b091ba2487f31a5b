import type { Calendar, Instant } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { AnyProcedure, CaseState, ClockReading } from '@gongkai/core';
import { admittedFacts, clocksOf } from '@gongkai/core';
import type { CaseRecord, Engine, LedgerEntry } from '@gongkai/engine';

/** A case in a list: its state and its due dates. */
export const listedView = ({ id, number, procedure, agency, state, openedAt, dues }: CaseRecord) => ({
  id,
  number,
  procedure,
  agency,
  state: state.value,
  version: state.version,
  openedAt: formatInstant(openedAt),
  dues,
});

/** A case in one line. */
export const listedLine = (record: CaseRecord): string => {
  const dues = Object.entries(record.dues).map(([clock, due]) => `${clock} ${due}`);
  return [record.id, record.number, record.state.value, dues.join(', ')].filter((part) => part !== '').join('  ');
};

/** The procedure of a stored case; the engine checked on opening that it is known. */
export const procedureOf = ({ procedures }: Engine, id: string): AnyProcedure => {
  const procedure = procedures.get(id);
  if (procedure === undefined) throw new Error(`no procedure ${id}`);
  return procedure;
};

const clockView = ({ id, state, due, period }: ClockReading) => ({
  id,
  state,
  due: due?.on ?? null,
  provisional: due !== null && due.provisional !== null,
  basis: period.basis.text,
});

/** The clocks of a case at an instant. */
export const clockViews = (
  { procedure, state }: { readonly procedure: AnyProcedure; readonly state: CaseState },
  now: Instant,
  calendar: Calendar,
) => clocksOf(procedure, state, now, { calendar }).map(clockView);

type ClockView = ReturnType<typeof clockView>;

/** A clock in one line. */
export const clockLine = ({ id, state, due, provisional, basis }: ClockView): string =>
  [id, state, due === null ? '-' : provisional ? `${due} (provisional)` : due, basis].join('  ');

/** A fact without its data, which are read through the API with its access rules. */
const entryView = ({ seq, type, at, recordedAt, by, hash, salted, imported }: LedgerEntry) => ({
  seq,
  type,
  at: formatInstant(at),
  recordedAt: formatInstant(recordedAt),
  by: by.id,
  // Without a salt the hash would confirm a guess of the data.
  hash: salted ? hash : null,
  ...(imported === undefined ? {} : { imported }),
});

const PAGE = 1000;

/** Everything about a case except the data of its facts. */
export const caseView = async (engine: Engine, record: CaseRecord) => {
  const procedure = procedureOf(engine, record.procedure);
  const facts: ReturnType<typeof entryView>[] = [];
  for (let seen = -1; seen !== facts.length;) {
    seen = facts.length;
    const page = await engine.history(record.id, { after: seen, limit: PAGE });
    facts.push(...page.map(entryView));
  }
  return {
    ...listedView(record),
    clocks: clockViews({ procedure, state: record.state }, await engine.now(), engine.calendarOf(record)),
    admitted: admittedFacts(procedure, record.state.value),
    facts,
  };
};
