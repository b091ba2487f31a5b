import type { Calendar } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { expiriesOf, SYSTEM } from '@gongkai/core';
import type { Accepted } from './decide.ts';
import { decideSubmit, nextDueOf } from './decide.ts';
import { messageOf } from './errors.ts';
import type { DuePlace, Held, HeldCase, Store, Writes } from './store.ts';
import type { Rulebook } from './submission.ts';
import { turn } from './turn.ts';
import { writeSet } from './write-set.ts';

/** What one run of the sweep did: due cases found, expiries recorded, and cases that could not be swept, by name. */
export interface SweepReport {
  readonly found: number;
  readonly recorded: number;
  readonly failed: readonly { readonly caseId: string; readonly message: string }[];
}

// No case has more clocks that can end one after another without anything else happening.
const MOST_EXPIRIES = 64;

/** Every expiry of a case that is over by `held.now`, each decided on the case after the one before. */
const expiriesRecorded = (
  procedure: AnyProcedure,
  start: HeldCase,
  held: Held,
  calendar: Calendar,
): readonly Accepted[] => {
  const accepted: Accepted[] = [];
  for (let round = 0; round < MOST_EXPIRIES; round += 1) {
    const current = accepted.at(-1)?.held ?? start;
    const [next] = expiriesOf(procedure, current.record.state, { calendar });
    if (next === undefined || next.at > held.now) return accepted;
    const at = formatInstant(next.at);
    const raw = { type: 'clock.expired', at, clock: next.clock, dueAt: at };
    const decision = decideSubmit(procedure, current, raw, { actor: SYSTEM }, { calendar, now: held.now });
    if (!decision.ok) throw new Error(`${next.clock}: ${decision.refusal.code}`);
    accepted.push(decision.accepted);
  }
  throw new Error('its clocks do not come to an end');
};

interface SweptPage {
  readonly due: readonly DuePlace[];
  readonly recorded: number;
  readonly failed: SweepReport['failed'];
}

const decidePage = (
  held: Held,
  { procedures, calendar }: Rulebook,
): { readonly writes: Writes; readonly result: SweptPage } => {
  const set = writeSet();
  const failed: { caseId: string; message: string }[] = [];
  const sweepCase = (caseId: string): void => {
    const broken = held.broken.get(caseId);
    const found = held.cases.get(caseId);
    if (broken !== undefined || found === undefined) throw new Error(broken ?? 'it is not there');
    const procedure = procedures.get(found.record.procedure);
    if (procedure === undefined) throw new Error(`no procedure ${found.record.procedure} is given`);
    const accepted = expiriesRecorded(procedure, found, held, calendar);
    for (const one of accepted) set.accept(one);
    if (accepted.length > 0) return;
    // The row said due and the facts do not: what is derived is derived anew.
    const nextDueAt = nextDueOf(procedure, found.record.state, calendar);
    set.put({ ...found.record, nextDueAt, calendarHash: calendar.hash });
  };
  for (const { caseId } of held.due) {
    try {
      sweepCase(caseId);
    } catch (error) {
      failed.push({ caseId, message: messageOf(error) });
    }
  }
  const writes = set.writes();
  return { writes, result: { due: held.due, recorded: writes.facts.length, failed } };
};

/**
 * Records every expiry that is over by the database's clock, `limit` cases a transaction. A broken case is passed by
 * and reported; where a whole page cannot be written, its cases are tried one by one.
 */
export const sweepStore = async (store: Store, rulebook: Rulebook, limit: number): Promise<SweepReport> => {
  const failed: { caseId: string; message: string }[] = [];
  let found = 0;
  let recorded = 0;
  let after: DuePlace | null = null;
  let size = Math.max(1, limit);
  for (;;) {
    let claimed: readonly DuePlace[] = [];
    try {
      const need = { cases: [], answers: [], counters: [], due: { limit: size, after } };
      const page: SweptPage = await store.transact(need, (held) => {
        claimed = held.due;
        return decidePage(held, rulebook);
      });
      recorded += page.recorded;
      failed.push(...page.failed);
    } catch (error) {
      const [first] = claimed;
      if (first === undefined) throw error;
      if (size > 1) {
        size = 1;
        continue;
      }
      failed.push({ caseId: first.caseId, message: messageOf(error) });
    }
    found += claimed.length;
    after = claimed.at(-1) ?? after;
    if (claimed.length < size) return { found, recorded, failed };
    await turn();
  }
};
