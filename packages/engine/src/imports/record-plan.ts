import { type Calendar, type Instant, instantOf } from '@gongkai/calendar';
import { type AnyProcedure, type CasePlace, expiriesOf, SYSTEM } from '@gongkai/core';
import type { Deadlines } from '../deadlines/deadlines.ts';
import type { People } from '../people/people.ts';
import type { CaseRecord } from '../store/store.ts';
import type { Outcome, Submissions } from '../submit/submissions.ts';
import { type CasePlan, expiryFact, importActor } from './judge-plan.ts';

/** What an import records with: the one way in for facts, for agencies and for people. */
export interface Recorder extends Submissions, Pick<Deadlines, 'putAgencies'> {
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  readonly calendarOf: (of: string | CasePlace) => Calendar;
  readonly people: People;
}

/** A fact of an import was refused. */
export class ImportRefusedError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const accepted = (outcome: Outcome): CaseRecord => {
  if (!outcome.ok) throw new ImportRefusedError(outcome.refusal.code);
  return outcome.case;
};

const MOST_EXPIRIES = 64;

/** Records the expiries that were due by an instant, each once. */
const recordExpiries = async (
  recorder: Recorder,
  procedure: AnyProcedure,
  start: CaseRecord,
  until: Instant,
  { imported, row }: { readonly imported: string; readonly row: number },
): Promise<CaseRecord> => {
  let record = start;
  for (let round = 0; round < MOST_EXPIRIES; round += 1) {
    const [next] = expiriesOf(procedure, record.state, { calendar: recorder.calendarOf(record) });
    if (next === undefined || next.at > until) return record;
    const fact = expiryFact(next);
    const idempotencyKey = `import-${imported} ${row} ${fact.clock} ${fact.dueAt}`;
    const outcome = await recorder.submit(record.id, fact, { actor: SYSTEM, idempotencyKey, imported });
    // The sweep of a node may have recorded it first.
    if (!outcome.ok) return record;
    record = outcome.case;
  }
  return record;
};

/**
 * Records a case of an import, fact by fact, with the expiries between them. What is recorded again after a crash is
 * recognised by its key, and nothing is there twice.
 * @throws ImportRefusedError where a fact is refused.
 */
export const recordPlan = async (
  engine: Recorder,
  { row, agency, procedure: id, facts }: CasePlan,
  imported: string,
  now: Instant,
): Promise<CaseRecord | null> => {
  const procedure = engine.procedures.get(id);
  const [first, ...rest] = facts;
  if (procedure === undefined || first === undefined) throw new ImportRefusedError('procedure/unknown');
  const by = (duty: string, index: number) => ({
    actor: importActor(imported, duty),
    idempotencyKey: `${row}.${index}`,
    imported,
  });
  const opened = await engine.open({ procedure: id, agency, fact: first.raw }, by(first.duty, 0));
  let record = accepted(opened);
  for (const [index, { raw, duty }] of rest.entries()) {
    record = await recordExpiries(engine, procedure, record, Math.min(instantOf(raw.at), now), { imported, row });
    record = accepted(await engine.submit(record.id, raw, by(duty, index + 1)));
  }
  return recordExpiries(engine, procedure, record, now, { imported, row });
};
