import type { Instant } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import { applied, newCase } from './advance.ts';
import { APART } from './apart.ts';
import type { CaseState } from './case-state.ts';
import { CLOCK_EXPIRED } from './clock-expired.ts';
import { expiriesOf } from './clocks-of.ts';
import { type Actor, personsOf, SYSTEM } from './duties.ts';
import { type Issue, refusal, type Refusal } from './errors.ts';
import type { AnyFact } from './fact.ts';
import { CORRECTIONS, type CorrectionType, isCorrection } from './file/corrections.ts';
import { type FileFactType, isOfficeFact, OFFICE_FACTS } from './file/file-facts.ts';
import { fileDutyRefusal } from './file/judge-file.ts';
import { issuesOf } from './issues.ts';
import { acknowledgedIn, irregularRules, withFile } from './judge.ts';
import { parseFact } from './parse-fact.ts';
import type { AnyProcedure } from './procedure.ts';
import type { Env } from './rule.ts';
import { dutyRefusal, whyNot } from './why-not.ts';

/** A recorded fact: its number in the case, the fact as it was submitted, by whom and when it was recorded. */
export interface Entry {
  readonly seq: number;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly by: Actor;
  readonly recordedAt: Instant;
}

const QUESTIONED = 'entry.questioned' satisfies FileFactType;

type Settled = ReadonlyMap<number, Readonly<Record<string, unknown>> | null>;

// What later entries say of earlier ones: their corrected parts, or null where they are void.
const settledBy = (entries: readonly Entry[]): Settled => {
  const settled = new Map<number, Readonly<Record<string, unknown>> | null>();
  for (const { raw } of entries) {
    const { type, seq, data } = raw;
    if (typeof seq !== 'number' || !isCorrection(type)) continue;
    if (type === 'entry.voided') settled.set(seq, null);
    else settled.set(seq, { ...settled.get(seq), ...(data as object) });
  }
  return settled;
};

// An entry whose acknowledgement was taken back is recorded as a lawful one.
const withParts = (raw: Entry['raw'], parts: Entry['raw']): Entry['raw'] => {
  const { acknowledged, ...rest }: Entry['raw'] = { ...raw, ...parts };
  const none = acknowledged === undefined || (Array.isArray(acknowledged) && acknowledged.length === 0);
  return none ? rest : { ...rest, acknowledged };
};

// Entries that were asked to be corrected and then were: the question has no effect any more.
const answeredIn = (entries: readonly Entry[]): ReadonlySet<Entry> => {
  let open: readonly Entry[] = [];
  const answered = new Set<Entry>();
  for (const entry of entries) {
    const { type, seq } = entry.raw;
    if (type === QUESTIONED) open = [...open, entry];
    if (!isCorrection(type)) continue;
    for (const one of open.filter(({ raw }) => raw['seq'] === seq)) answered.add(one);
  }
  return answered;
};

/** The effective history of a case: its facts with every correction applied, in the order of their recording. */
export const effectiveEntries = (entries: readonly Entry[]): readonly Entry[] => {
  const settled = settledBy(entries);
  const answered = answeredIn(entries);
  const effective = entries.flatMap((entry) => {
    if (isCorrection(entry.raw['type']) || answered.has(entry)) return [];
    const change = settled.get(entry.seq);
    if (change === null) return [];
    return [change === undefined ? entry : { ...entry, raw: withParts(entry.raw, change) }];
  });
  // An expiry that a correction brought to light belongs before the entry that it names.
  const placed = Map.groupBy(effective, ({ raw }) => (typeof raw['before'] === 'number' ? raw['before'] : 0));
  if (placed.size < 2) return effective;
  return (placed.get(0) ?? []).flatMap((entry) => [...(placed.get(entry.seq) ?? []), entry]);
};

const parsed = (procedure: AnyProcedure, raw: unknown): AnyFact => {
  const result = parseFact(procedure, raw);
  if (!result.ok)
    throw new Error(`${String((raw as Entry['raw'])['type'])} is not a fact of ${procedure.id}@${procedure.version}`);
  return result.fact;
};

/**
 * The case as the fold of its entries, corrections included; no judgement.
 * @throws Error when an entry is not a fact of the procedure.
 */
export const foldEntries = (procedure: AnyProcedure, settings: object, entries: readonly Entry[]): CaseState => {
  const state = effectiveEntries(entries).reduce(
    (held, { seq, raw, by }) =>
      applied(procedure, { ...held, version: seq - 1 }, parsed(procedure, raw), personsOf(by)),
    newCase(procedure, settings),
  );
  return { ...state, version: entries.at(-1)?.seq ?? 0 };
};

interface Judged {
  readonly state: CaseState;
  /** Expiries that no longer hold. */
  readonly stale: readonly number[];
  /** Expiries that were never recorded, since the wrong entry hid them. */
  readonly missing: readonly object[];
  /** Facts that are irregular now and were not, or are no more, with what they then acknowledge. */
  readonly changed: readonly { readonly seq: number; readonly data: Entry['raw'] }[];
  /** The first fact that is no longer admissible, and why. */
  readonly broken: { readonly entry: Entry; readonly refusal: Refusal } | null;
}

const isExpiry = ({ raw }: Entry): boolean => raw['type'] === CLOCK_EXPIRED;

const expiryKey = (clock: unknown, dueAt: unknown): string => `${String(clock)} ${String(dueAt)}`;

/**
 * Folds effective entries and judges each at the instant of its recording. Expiries that do not hold are left out, and
 * those that the sweep would have recorded by then are added. Of a fact that breaks other rules than it did, the
 * acknowledgement is changed, where the correction acknowledges the rules.
 */
const judged = (
  procedure: AnyProcedure,
  settings: object,
  entries: readonly Entry[],
  env: Env,
  granted: { readonly acknowledged: readonly string[]; readonly reason: string },
): Judged => {
  let state = newCase(procedure, settings);
  const stale: number[] = [];
  const changed: { readonly seq: number; readonly data: Entry['raw'] }[] = [];
  const missing: object[] = [];
  // A sweep may come late: an expiry that is recorded after a fact stays where it is.
  const recorded = new Set(entries.filter(isExpiry).map(({ raw }) => expiryKey(raw['clock'], raw['dueAt'])));
  const catchUp = (entry: Entry): void => {
    for (const { clock, at: dueAt } of expiriesOf(procedure, state, env)) {
      const at = formatInstant(dueAt);
      if (dueAt > entry.recordedAt || recorded.has(expiryKey(clock, at))) continue;
      const raw = { type: CLOCK_EXPIRED, at, clock, dueAt: at };
      const fact = parsed(procedure, raw);
      if (whyNot(procedure, state, fact, { actor: SYSTEM, now: entry.recordedAt }, env) !== null) continue;
      missing.push({ ...raw, before: entry.seq });
      state = applied(procedure, state, fact, [SYSTEM.id]);
      return catchUp(entry);
    }
  };
  for (const entry of entries) {
    const { seq, raw, by, recordedAt } = entry;
    if (!isExpiry(entry)) catchUp(entry);
    const submission = { actor: by, now: recordedAt };
    const held = { ...state, version: seq - 1 };
    let read = parseFact(procedure, raw);
    let why = read.ok ? whyNot(procedure, held, read.fact, submission, env) : read.refusal;
    const data = read.ok && why !== null ? acknowledging(procedure, held, read.fact, by, env, granted) : null;
    if (data !== null) {
      const other = parseFact(procedure, withParts(raw, data));
      const refused = other.ok ? whyNot(procedure, held, other.fact, submission, env) : other.refusal;
      if (refused === null) {
        [read, why] = [other, null];
        changed.push({ seq, data });
      }
    }
    if (!read.ok || why !== null) {
      if (!isExpiry(entry)) {
        return { state, stale, missing, changed, broken: { entry, refusal: why ?? refusal('fact/malformed') } };
      }
      stale.push(seq);
      continue;
    }
    state = applied(procedure, held, read.fact, personsOf(by));
  }
  return { state, stale, missing, changed, broken: null };
};

/** What a fact acknowledges where it breaks other rules than it acknowledged; null where a new one is not granted. */
const acknowledging = (
  procedure: AnyProcedure,
  state: CaseState,
  fact: AnyFact,
  by: Actor,
  env: Env,
  { acknowledged: granted, reason }: { readonly acknowledged: readonly string[]; readonly reason: string },
): Entry['raw'] | null => {
  const before = acknowledgedIn(fact);
  const apart = dutyRefusal(procedure, state, fact.type, by)?.code === APART;
  const broken = [
    ...irregularRules(procedure, state.context, fact, withFile(env, state)).map(({ code }) => code),
    ...(apart ? [APART] : []),
  ];
  const added = broken.filter((code) => !before.includes(code));
  if (added.some((code) => !granted.includes(code))) return null;
  if (added.length === 0 && broken.length === before.length) return null;
  return { acknowledged: broken, ...(added.length > 0 && !('reason' in fact) ? { reason } : {}) };
};

// As of any fact: what is acknowledged is broken by something.
const acknowledgesTooMuch = (granted: readonly string[], changed: Judged['changed']): string | null => {
  const used = new Set(
    changed.flatMap(({ data }) => (Array.isArray(data['acknowledged']) ? data['acknowledged'] : [])),
  );
  const extra = granted.filter((code) => !used.has(code));
  return extra.length === 0
    ? null
    : `${extra.join(', ')}: acknowledged, but no later fact breaks it after the correction`;
};

/** A correction that was judged: the entries that the system adds to it, or why it is refused. */
export type Corrected =
  | { readonly ok: true; readonly fact: AnyFact; readonly added: readonly object[] }
  | { readonly ok: false; readonly refusal: Refusal };

const issue = (path: string, message: string): Issue => ({ path, message });

const target = (entries: readonly Entry[], type: CorrectionType, seq: unknown, actor: Actor): Issue | null => {
  const found = entries.find((entry) => entry.seq === seq);
  if (found === undefined) return issue('seq', 'the case has no such entry');
  if (isCorrection(found.raw['type'])) return issue('seq', 'a correction is not corrected; correct the entry again');
  const stays = isOfficeFact(found.raw['type']) ? OFFICE_FACTS[found.raw['type']].stays : null;
  if (stays === 'whole') return issue('seq', 'it stays as it is; record the opposite');
  if (stays === 'data' && type === 'entry.corrected') return issue('seq', 'void it and record another');
  if (isExpiry(found)) return issue('seq', 'an expiry follows from the other facts; correct those');
  if (settledBy(entries).get(found.seq) === null) return issue('seq', 'the entry is void already');
  const recorders = personsOf(found.by);
  const isOwn = personsOf(actor).some((one) => recorders.includes(one));
  return isOwn ? issue('seq', 'the recorder of an entry does not correct it') : null;
};

/**
 * Judges the correction or the voiding of an entry against the whole history of a case. Every later fact must still be
 * admissible. The system voids expiries that no longer hold, and records those that the wrong entry hid.
 */
export const correctEntries = (
  procedure: AnyProcedure,
  settings: object,
  entries: readonly Entry[],
  raw: Entry['raw'],
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  env: Env,
): Corrected => {
  const { type } = raw;
  if (!isCorrection(type)) return { ok: false, refusal: refusal('fact/unknown') };
  const { schema, basis } = CORRECTIONS[type];
  const forbidden = fileDutyRefusal(type, actor, procedure);
  if (forbidden !== null) return { ok: false, refusal: forbidden };
  const read = schema.safeParse(raw);
  if (!read.success)
    return { ok: false, refusal: refusal('fact/malformed', { issues: issuesOf(read.error.issues, 'fact') }) };
  // The schema of the fact gives type and instant.
  const fact = read.data as AnyFact & {
    readonly seq: number;
    readonly reason: string;
    readonly acknowledged?: readonly string[];
  };
  if (fact.at > now)
    return { ok: false, refusal: refusal('fact/future', { issues: [issue('at', 'is in the future')] }) };
  const wrong = target(entries, type, fact.seq, actor);
  if (wrong !== null) return { ok: false, refusal: refusal('entry/not-correctable', { basis, issues: [wrong] }) };
  const next = { seq: (entries.at(-1)?.seq ?? 0) + 1, raw, by: actor, recordedAt: now };
  const granted = { acknowledged: fact.acknowledged ?? [], reason: fact.reason };
  const effective = effectiveEntries([...entries, next]);
  const { broken, stale, missing, changed } = judged(procedure, settings, effective, env, granted);
  if (broken !== null && broken.entry.seq === fact.seq && broken.refusal.code === 'fact/malformed') {
    const issues = broken.refusal.issues.map(({ path, message }) => issue(`data.${path}`, message));
    return { ok: false, refusal: refusal('fact/malformed', { issues }) };
  }
  if (broken !== null) {
    const where = `entry ${broken.entry.seq}, ${String(broken.entry.raw['type'])}`;
    const { code, recordable, follows } = broken.refusal;
    const own = code === 'fact/future' ? [issue('at', 'is after the entry was recorded')] : broken.refusal.issues;
    const issues = [issue('seq', `${where}: ${code}`), ...own];
    const ground = broken.refusal.basis ?? basis;
    return { ok: false, refusal: refusal('entry/breaks-later', { basis: ground, issues, recordable, follows }) };
  }
  const at = formatInstant(now);
  const reason = `第${fact.seq}项登记更正后,该期限届满不成立`;
  const voided = stale.map((seq) => ({ type: 'entry.voided', at, seq, reason }));
  const note = `第${fact.seq}项登记更正后,该登记是否违反规定随之改变`;
  const again = changed.map(({ seq, data }) => ({ type: 'entry.corrected', at, seq, data, reason: note }));
  const alone = acknowledgesTooMuch(granted.acknowledged, changed);
  if (alone !== null) {
    return { ok: false, refusal: refusal('fact/malformed', { issues: [issue('acknowledged', alone)] }) };
  }
  return { ok: true, fact, added: [...voided, ...again, ...missing] };
};
