import type { Calendar } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { expiriesOf, SYSTEM } from '@gongkai/core';
import type { Working } from './decide.ts';
import { decideSubmit, nextDueOf } from './decide.ts';
import type { CaseRecord, Held, Store, StoredFact, Writes } from './store.ts';

/** What one run of the sweep did. A case that could not be swept is named, and the others went on. */
export interface SweepReport {
  readonly found: number;
  readonly recorded: number;
  readonly failed: readonly { readonly caseId: string; readonly message: string }[];
}

// No case has more clocks that can end one after another without anything else happening.
const MOST_EXPIRIES = 64;

const sweepCase = (
  procedure: AnyProcedure,
  start: Working,
  held: Held,
  calendar: Calendar,
): { readonly working: Working; readonly facts: readonly StoredFact[] } => {
  let working = start;
  const facts: StoredFact[] = [];
  for (let round = 0; round < MOST_EXPIRIES; round += 1) {
    const { state } = working.record;
    const next = firstExpiry(procedure, state, calendar);
    if (next === null || next.at > held.now) return { working: withDue(procedure, working, calendar), facts };
    const at = formatInstant(next.at);
    const raw = { type: 'clock.expired', at, clock: next.clock, dueAt: at };
    const decision = decideSubmit(procedure, working, raw, { actor: SYSTEM }, { calendar, now: held.now });
    if (!decision.ok) throw new Error(`${next.clock}: ${decision.refusal.code}`);
    working = decision.working;
    facts.push(decision.fact);
  }
  throw new Error('its clocks do not come to an end');
};

const withDue = (procedure: AnyProcedure, working: Working, calendar: Calendar): Working => ({
  ...working,
  record: { ...working.record, nextDueAt: nextDueOf(procedure, working.record.state, calendar) },
});

const firstExpiry = (procedure: AnyProcedure, state: CaseRecord['state'], calendar: Calendar) =>
  expiriesOf(procedure, state, { calendar })[0] ?? null;

/** Records every expiry that is due by the database's clock, page by page; a broken case is put aside and reported. */
export const sweepStore = async (
  store: Store,
  procedures: ReadonlyMap<string, AnyProcedure>,
  calendar: Calendar,
  limit: number,
): Promise<SweepReport> => {
  const failed = new Map<string, string>();
  let found = 0;
  let recorded = 0;
  for (;;) {
    const need = { cases: [], answers: [], counters: [], due: { limit, except: [...failed.keys()] } };
    const page = await store.transact(need, (held) => decidePage(held, procedures, calendar));
    for (const { caseId, message } of page.failed) failed.set(caseId, message);
    found += page.found;
    recorded += page.recorded;
    if (page.found < limit) break;
  }
  return { found, recorded, failed: [...failed].map(([caseId, message]) => ({ caseId, message })) };
};

const decidePage = (
  held: Held,
  procedures: ReadonlyMap<string, AnyProcedure>,
  calendar: Calendar,
): { readonly writes: Writes; readonly result: SweepReport } => {
  const cases: CaseRecord[] = [];
  const facts: StoredFact[] = [];
  const failed: { caseId: string; message: string }[] = [...held.unreadable];
  for (const record of held.cases.values()) {
    try {
      const procedure = procedures.get(record.procedure);
      if (procedure === undefined) throw new Error(`no procedure ${record.procedure}`);
      const swept = sweepCase(procedure, { record, head: held.heads.get(record.id) ?? '' }, held, calendar);
      cases.push(swept.working.record);
      facts.push(...swept.facts);
    } catch (error) {
      failed.push({ caseId: record.id, message: error instanceof Error ? error.message : 'unknown fault' });
    }
  }
  return {
    writes: { cases, facts, answers: [] },
    result: { found: held.cases.size + held.unreadable.length, recorded: facts.length, failed },
  };
};
