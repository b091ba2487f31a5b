import { setImmediate as nextTurn } from 'node:timers/promises';
import { formatInstant, type Instant } from '@gongkai/calendar';
import { type AnyProcedure, expiriesOf, SYSTEM } from '@gongkai/core';
import { messageOf, StoreUnavailableError } from '../errors.ts';
import { canonical } from '../ledger/canonical.ts';
import type { CaseRecord, DuePosition, LockedCase, LockedSnapshot, Message, Store, Writes } from '../store/store.ts';
import type { Salts } from '../ledger/salt.ts';
import { decideSubmit } from '../submit/decide.ts';
import { isLookedAt, type LinkedRecord, linkedRecords, linkedTasks } from '../submit/linked-tasks.ts';
import { writeSet } from '../submit/write-set.ts';
import { type CaseRules, caseRules, openOf, planCase, type Rules, runningAmong } from './plan.ts';
import { distanceOf, type Milestone, milestonesOf, warningsDue } from './warnings.ts';

/** The result of one run: cases found, expiries recorded, warnings sent, and the cases that could not be swept. */
export interface SweepReport {
  readonly found: number;
  readonly recorded: number;
  readonly warned: number;
  readonly failed: readonly { readonly caseId: string; readonly message: string }[];
}

/** The result of a run that looked at no case. */
export const NOTHING_SWEPT: SweepReport = { found: 0, recorded: 0, warned: 0, failed: [] };

type Accepted = Extract<ReturnType<typeof decideSubmit>, { kind: 'accepted' }>;

/** Whether the wall time of a transaction can be believed. */
type Admits = (now: Instant) => boolean;

// No case has more clocks that can end one after another without another fact.
const MOST_EXPIRIES = 64;

/** Decides every expiry of a case that has passed, each on the case after the one before. */
const decideExpiries = (
  procedure: AnyProcedure,
  start: LockedCase,
  now: Instant,
  { calendar, warnings }: CaseRules,
  salt: Salts,
): readonly Accepted[] => {
  const accepted: Accepted[] = [];
  for (let round = 0; round < MOST_EXPIRIES; round += 1) {
    const current = accepted.at(-1)?.after ?? start;
    // The plan of a case that was just decided is fresh; the columns of a case that was read may differ from its facts.
    const planned = accepted.length > 0 ? (current.record.nextDueAt ?? Number.POSITIVE_INFINITY) : now;
    if (planned > now) return accepted;
    const [next] = expiriesOf(procedure, current.record.state, { calendar });
    if (next === undefined || next.at > now) return accepted;
    const at = formatInstant(next.at);
    const raw = { type: 'clock.expired', at, clock: next.clock, dueAt: at };
    const decision = decideSubmit(procedure, current, raw, { actor: SYSTEM }, { calendar, warnings, now, salt });
    if (decision.kind === 'refused') throw new Error(`${next.clock}: ${decision.refusal.code}`);
    accepted.push(decision);
  }
  throw new Error('its clocks never stop expiring');
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

/** The warnings of a case that must be sent now, and the case with those warnings marked as sent. */
const decideWarnings = (
  procedure: AnyProcedure,
  record: CaseRecord,
  rules: CaseRules,
  now: Instant,
): { readonly record: CaseRecord; readonly messages: readonly Message[] } => {
  const { calendar, warnings } = rules;
  const running = runningAmong(openOf(procedure, record.state, calendar));
  const { send, warned } = warningsDue(milestonesOf(running, warnings, calendar), record.warned, now);
  const plan = planCase(procedure, record.state, rules, warned, now);
  return { record: { ...record, ...plan }, messages: send.map((one) => warningMessage(record, one, now)) };
};

/** The result of one page; `due` are the cases that it claimed. */
interface SweptPage extends Omit<SweepReport, 'found'> {
  readonly due: readonly DuePosition[];
  /** Those of them at which other procedures look: nothing is written of them before their links are read. */
  readonly deferred: readonly DuePosition[];
}

/** The linked cases of due ones, by identifier; none of those whose links were not read. */
type Links = ReadonlyMap<string, readonly LinkedRecord[]>;

const NO_LINKS: Links = new Map();

/** Decided expiries, each with the tasks that it raises in linked cases. */
const withLinkedTasks = (
  procedures: Rules['procedures'],
  start: CaseRecord,
  accepted: readonly Accepted[],
  linked: readonly LinkedRecord[],
): readonly Accepted[] =>
  accepted.map((one, place) => {
    const before = accepted[place - 1]?.after.record ?? start;
    const after = one.after.record;
    const tasks = linkedTasks(procedures, { before, after, linked, linkedNow: null, fact: one.fact });
    return { ...one, tasks: [...(one.tasks ?? []), ...tasks] };
  });

/** The rules of a sweep, and the salts of the facts that it records. */
type SweepRules = Rules & { readonly salt: Salts };

const decidePage = (
  locked: LockedSnapshot,
  rules: SweepRules,
  links: Links,
): { readonly writes: Writes; readonly result: SweptPage } => {
  const set = writeSet(locked.cases);
  const failed: { caseId: string; message: string }[] = [];
  const deferred: DuePosition[] = [];
  let warned = 0;
  const sweepCase = (position: DuePosition): void => {
    const { caseId } = position;
    const broken = locked.broken.get(caseId);
    const found = locked.cases.get(caseId);
    if (broken !== undefined || found === undefined) throw new Error(broken ?? 'it is not there');
    const procedure = rules.procedures.get(found.record.procedure);
    if (procedure === undefined) throw new Error(`no procedure ${found.record.procedure} is given`);
    const own = caseRules(rules, found.record);
    const expired = decideExpiries(procedure, found, locked.now, own, rules.salt);
    const linked = expired.length > 0 && isLookedAt(rules.procedures, procedure.id) ? links.get(caseId) : [];
    if (linked === undefined) {
      deferred.push(position);
      return;
    }
    const accepted = withLinkedTasks(rules.procedures, found.record, expired, linked);
    const last = accepted.at(-1)?.after.record;
    // Also where nothing is due: the row said so and the facts do not, so that the derived columns are recomputed.
    const { record, messages } =
      last !== undefined && rules.warnings.length === 0
        ? { record: last, messages: [] }
        : decideWarnings(procedure, last ?? found.record, own, locked.now);
    for (const one of accepted) set.accept(one);
    set.put(record);
    for (const one of messages) set.send(one);
    warned += messages.length;
  };
  for (const position of locked.due) {
    try {
      sweepCase(position);
    } catch (error) {
      failed.push({ caseId: position.caseId, message: messageOf(error) });
    }
  }
  const writes = set.writes();
  return { writes, result: { due: locked.due, recorded: writes.facts.length, warned, failed, deferred } };
};

interface StartedPage {
  /** The claimed cases, before they are decided; rejects with the page where nothing could be read. */
  readonly claimed: Promise<readonly DuePosition[]>;
  readonly swept: Promise<SweptPage>;
}

/** What a sweep works on. */
interface Sweep {
  readonly store: Store;
  readonly rules: SweepRules;
  readonly admits: Admits;
}

const linkedOf = async (store: Store, caseId: string): Promise<readonly LinkedRecord[]> => {
  const record = await store.read(caseId);
  return record === null ? [] : linkedRecords(store, record);
};

/** Sweeps the cases of a page that it deferred, with their links; a case that others swept meanwhile is left as it is. */
const sweepDeferred = async ({ store, rules, admits }: Sweep, page: SweptPage): Promise<SweptPage> => {
  const due = page.deferred;
  if (due.length === 0) return page;
  const links = new Map<string, readonly LinkedRecord[]>();
  for (const { caseId } of due) links.set(caseId, await linkedOf(store, caseId));
  const readSet = { cases: due.map(({ caseId }) => caseId), responses: [], counters: [] };
  const swept = await store.transact(readSet, (locked) =>
    decidePage({ ...locked, due: admits(locked.now) ? due : [] }, rules, links),
  );
  return joinPages([page, { ...swept, due: [] }]);
};

const startPage = (sweep: Sweep, limit: number, after: DuePosition | null): StartedPage => {
  const { store, rules, admits } = sweep;
  const { promise: claimed, resolve, reject } = Promise.withResolvers<readonly DuePosition[]>();
  const readSet = { cases: [], responses: [], counters: [], due: { limit, after } };
  const decided = store.transact(readSet, (locked) => {
    // Compared with the very time by which these cases are due: the clock may be set between two pages.
    const page = admits(locked.now) ? locked : { ...locked, due: [] };
    resolve(page.due);
    return decidePage(page, rules, NO_LINKS);
  });
  const swept = decided.then((page) => sweepDeferred(sweep, page));
  swept.catch(reject);
  return { claimed, swept };
};

const joinPages = (pages: readonly SweptPage[]): SweptPage => ({
  due: pages.flatMap(({ due }) => due),
  recorded: pages.reduce((sum, { recorded }) => sum + recorded, 0),
  warned: pages.reduce((sum, { warned }) => sum + warned, 0),
  failed: pages.flatMap(({ failed }) => failed),
  deferred: [],
});

/** Sweeps the cases of a page that could not be written, one by one; a case that fails again is reported. */
const sweepOneByOne = async (
  sweep: Sweep,
  after: DuePosition | null,
  claimed: readonly DuePosition[],
): Promise<SweptPage> => {
  const pages: SweptPage[] = [];
  for (let position = after; pages.length < claimed.length; await nextTurn()) {
    const page = startPage(sweep, 1, position);
    const [first] = await page.claimed;
    if (first === undefined) break;
    pages.push(
      await page.swept.catch((error: unknown): SweptPage => {
        if (error instanceof StoreUnavailableError) throw error;
        const failed = [{ caseId: first.caseId, message: messageOf(error) }];
        return { due: [first], recorded: 0, warned: 0, failed, deferred: [] };
      }),
    );
    position = first;
  }
  return joinPages(pages);
};

/**
 * Records every expiry that has passed by the database's clock, and sends every warning, `limit` cases in one transaction.
 * A page is decided while the one before it is written, where the store allows two transactions at once. A broken case is
 * skipped and reported; where a whole page cannot be written, its cases are tried one by one.
 */
export const sweepStore = async (
  store: Store,
  rules: SweepRules,
  limit: number,
  admits: Admits = () => true,
): Promise<SweepReport> => {
  const sweep = { store, rules, admits };
  const size = Math.max(1, limit);
  const pages: Promise<SweptPage>[] = [];
  let after: DuePosition | null = null;
  for (let isLast = false; !isLast; await nextTurn()) {
    const from: DuePosition | null = after;
    const started = startPage(sweep, size, from);
    const claimed: readonly DuePosition[] = await started.claimed;
    const page = started.swept.catch((error: unknown) => {
      // A store that is not available fails for each case as it did for all.
      if (error instanceof StoreUnavailableError) throw error;
      return sweepOneByOne(sweep, from, claimed);
    });
    // A page that fails while the next one is claimed is reported by the loop, or by what failed first.
    page.catch(() => undefined);
    pages.push(page);
    isLast = claimed.length < size;
    after = claimed.at(-1) ?? after;
    await (isLast || store.maxConcurrentTransactions === 1 ? page : pages.at(-2));
  }
  const { due, recorded, warned, failed } = joinPages(await Promise.all(pages));
  return { found: due.length, recorded, warned, failed };
};
