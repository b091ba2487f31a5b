import type { Instant } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { expiriesOf, SYSTEM } from '@gongkai/core';
import type { Accepted } from './decide.ts';
import { decideSubmit } from './decide.ts';
import { canonical } from './canonical.ts';
import { messageOf } from './errors.ts';
import { openOf, planCase, runningAmong } from './plan.ts';
import type { CaseRecord, DuePlace, Held, HeldCase, Message, Store, Writes } from './store.ts';
import type { Rulebook } from './submission.ts';
import { turn } from './turn.ts';
import type { Milestone } from './warnings.ts';
import { distanceOf, milestonesOf, warningsDue } from './warnings.ts';
import { writeSet } from './write-set.ts';

/** What one run of the sweep did: cases found, expiries recorded, warnings sent, and cases that could not be swept, by name. */
export interface SweepReport {
  readonly found: number;
  readonly recorded: number;
  readonly warned: number;
  readonly failed: readonly { readonly caseId: string; readonly message: string }[];
}

// No case has more clocks that can end one after another without anything else happening.
const MOST_EXPIRIES = 64;

/** Every expiry of a case that is over by `held.now`, each decided on the case after the one before. */
const expiriesRecorded = (
  procedure: AnyProcedure,
  start: HeldCase,
  held: Held,
  { calendar, warnings }: Rulebook,
): readonly Accepted[] => {
  const accepted: Accepted[] = [];
  for (let round = 0; round < MOST_EXPIRIES; round += 1) {
    const current = accepted.at(-1)?.held ?? start;
    const [next] = expiriesOf(procedure, current.record.state, { calendar });
    if (next === undefined || next.at > held.now) return accepted;
    const at = formatInstant(next.at);
    const raw = { type: 'clock.expired', at, clock: next.clock, dueAt: at };
    const decision = decideSubmit(procedure, current, raw, { actor: SYSTEM }, { calendar, warnings, now: held.now });
    if (!decision.ok) throw new Error(`${next.clock}: ${decision.refusal.code}`);
    accepted.push(decision.accepted);
  }
  throw new Error('its clocks do not come to an end');
};

const warningMessage = (record: CaseRecord, { key, rule, clock }: Milestone, now: Instant): Message => {
  const { id: caseId, number, agency, procedure } = record;
  const due = clock.due.provisional === null ? clock.due.on : `${clock.due.on}?`;
  const body = canonical({
    v: 1,
    case: caseId,
    number,
    agency,
    procedure,
    clock: clock.clock.id,
    due,
    distance: distanceOf(rule),
    to: rule.to,
  });
  return { id: `${caseId}!${key}`, topic: `clock.warning.${rule.to}`, agency, caseId, body, createdAt: now };
};

/** The warnings of a case that have to be sent now, and the case that remembers them. */
const warnedCase = (
  procedure: AnyProcedure,
  record: CaseRecord,
  rulebook: Rulebook,
  now: Instant,
): { readonly record: CaseRecord; readonly messages: readonly Message[] } => {
  const { calendar, warnings } = rulebook;
  const running = runningAmong(openOf(procedure, record.state, calendar));
  const { send, warned } = warningsDue(milestonesOf(running, warnings, calendar), record.warned, now);
  // Also where nothing is due: the row said so and the facts do not, so that what is derived is derived anew.
  const plan = planCase(procedure, record.state, rulebook, warned);
  return { record: { ...record, ...plan }, messages: send.map((one) => warningMessage(record, one, now)) };
};

interface SweptPage {
  readonly due: readonly DuePlace[];
  readonly recorded: number;
  readonly warned: number;
  readonly failed: SweepReport['failed'];
}

const decidePage = (held: Held, rulebook: Rulebook): { readonly writes: Writes; readonly result: SweptPage } => {
  const set = writeSet(held.cases);
  const failed: { caseId: string; message: string }[] = [];
  let warned = 0;
  const sweepCase = (caseId: string): void => {
    const broken = held.broken.get(caseId);
    const found = held.cases.get(caseId);
    if (broken !== undefined || found === undefined) throw new Error(broken ?? 'it is not there');
    const procedure = rulebook.procedures.get(found.record.procedure);
    if (procedure === undefined) throw new Error(`no procedure ${found.record.procedure} is given`);
    const accepted = expiriesRecorded(procedure, found, held, rulebook);
    const { record, messages } = warnedCase(
      procedure,
      accepted.at(-1)?.held.record ?? found.record,
      rulebook,
      held.now,
    );
    for (const one of accepted) set.accept(one);
    set.put(record);
    for (const one of messages) set.send(one);
    warned += messages.length;
  };
  for (const { caseId } of held.due) {
    try {
      sweepCase(caseId);
    } catch (error) {
      failed.push({ caseId, message: messageOf(error) });
    }
  }
  const writes = set.writes();
  return { writes, result: { due: held.due, recorded: writes.facts.length, warned, failed } };
};

/**
 * Records every expiry that is over by the database's clock, and sends every warning, `limit` cases a transaction. A broken case is passed by
 * and reported; where a whole page cannot be written, its cases are tried one by one.
 */
export const sweepStore = async (store: Store, rulebook: Rulebook, limit: number): Promise<SweepReport> => {
  const failed: { caseId: string; message: string }[] = [];
  let found = 0;
  let recorded = 0;
  let warned = 0;
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
      warned += page.warned;
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
    if (claimed.length < size) return { found, recorded, warned, failed };
    await turn();
  }
};
