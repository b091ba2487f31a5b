import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Instant } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { expiriesOf, SYSTEM } from '@gongkai/core';
import type { Accepted } from '../submit/decide.ts';
import { decideSubmit } from '../submit/decide.ts';
import { canonical } from '../ledger/canonical.ts';
import { messageOf } from '../errors.ts';
import { openOf, planCase, runningAmong } from './plan.ts';
import type { CaseRecord, DuePosition, LockedSnapshot, LockedCase, Store, Writes } from '../store/store.ts';
import type { Milestone } from './warnings.ts';
import { distanceOf, milestonesOf, warningsDue } from './warnings.ts';
import { writeSet } from '../submit/write-set.ts';
import type { Message } from '../store/outbox.ts';
import type { Rulebook } from './plan.ts';

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
  start: LockedCase,
  held: LockedSnapshot,
  { calendar, warnings }: Rulebook,
): readonly Accepted[] => {
  const accepted: Accepted[] = [];
  for (let round = 0; round < MOST_EXPIRIES; round += 1) {
    const current = accepted.at(-1)?.held ?? start;
    // What was just decided was just planned; what was read may say something else than its facts.
    const planned = accepted.length > 0 ? (current.record.nextDueAt ?? Number.POSITIVE_INFINITY) : held.now;
    if (planned > held.now) return accepted;
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
  const plan = planCase(procedure, record.state, rulebook, warned);
  return { record: { ...record, ...plan }, messages: send.map((one) => warningMessage(record, one, now)) };
};

interface SweptPage {
  readonly due: readonly DuePosition[];
  readonly recorded: number;
  readonly warned: number;
  readonly failed: SweepReport['failed'];
}

const decidePage = (
  held: LockedSnapshot,
  rulebook: Rulebook,
): { readonly writes: Writes; readonly result: SweptPage } => {
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
    const last = accepted.at(-1)?.held.record;
    // Also where nothing is due: the row said so and the facts do not, so that what is derived is derived anew.
    const { record, messages } =
      last !== undefined && rulebook.warnings.length === 0
        ? { record: last, messages: [] }
        : warnedCase(procedure, last ?? found.record, rulebook, held.now);
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

interface StartedPage {
  /** The cases that it found first; rejects with the page where nothing could be read. */
  readonly claimed: Promise<readonly DuePosition[]>;
  readonly swept: Promise<SweptPage>;
}

const startPage = (store: Store, rulebook: Rulebook, limit: number, after: DuePosition | null): StartedPage => {
  const { promise: claimed, resolve, reject } = Promise.withResolvers<readonly DuePosition[]>();
  const need = { cases: [], answers: [], counters: [], due: { limit, after } };
  const swept = store.transact(need, (held) => {
    resolve(held.due);
    return decidePage(held, rulebook);
  });
  swept.catch(reject);
  return { claimed, swept };
};

const NOTHING: SweptPage = { due: [], recorded: 0, warned: 0, failed: [] };

const joined = (pages: readonly SweptPage[]): SweptPage => ({
  due: pages.flatMap(({ due }) => due),
  recorded: pages.reduce((sum, { recorded }) => sum + recorded, 0),
  warned: pages.reduce((sum, { warned }) => sum + warned, 0),
  failed: pages.flatMap(({ failed }) => failed),
});

/** Cases of a page that could not be written, each on its own; one that cannot be written is named. */
const oneByOne = async (
  store: Store,
  rulebook: Rulebook,
  after: DuePosition | null,
  claimed: readonly DuePosition[],
): Promise<SweptPage> => {
  const pages: SweptPage[] = [];
  for (let place = after; pages.length < claimed.length; await nextTurn()) {
    const { claimed: one, swept } = startPage(store, rulebook, 1, place);
    const [first] = await one;
    if (first === undefined) break;
    pages.push(
      await swept.catch((error: unknown): SweptPage => {
        const failed = [{ caseId: first.caseId, message: messageOf(error) }];
        return { ...NOTHING, due: [first], failed };
      }),
    );
    place = first;
  }
  return joined(pages);
};

/**
 * Records every expiry that is over by the database's clock, and sends every warning, `limit` cases a transaction; a
 * page is decided while the one before it is written, where the store has room for both. A broken case is passed by and
 * reported; where a whole page cannot be written, its cases are tried one by one.
 */
export const sweepStore = async (store: Store, rulebook: Rulebook, limit: number): Promise<SweepReport> => {
  const size = Math.max(1, limit);
  const pages: Promise<SweptPage>[] = [];
  let after: DuePosition | null = null;
  for (let isLast = false; !isLast; await nextTurn()) {
    const from: DuePosition | null = after;
    const { claimed: claiming, swept } = startPage(store, rulebook, size, from);
    const claimed: readonly DuePosition[] = await claiming;
    const page = swept.catch(() => oneByOne(store, rulebook, from, claimed));
    pages.push(page);
    isLast = claimed.length < size;
    after = claimed.at(-1) ?? after;
    await (isLast || store.maxConcurrentTransactions === 1 ? page : pages.at(-2));
  }
  const { due, ...report } = joined(await Promise.all(pages));
  return { found: due.length, ...report };
};
