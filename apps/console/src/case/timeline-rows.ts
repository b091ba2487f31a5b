import { dayAt } from '../words/days.ts';

/** What the timeline needs of an entry of the ledger. */
export interface Told {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly fact: Readonly<Record<string, unknown>>;
}

/** Days on which a clock was paused; open while it is. */
export interface Wait {
  readonly after: string;
  readonly through: string | null;
}

/** A row of the timeline: an act with what belongs to it, or a wait. */
export type TimelineRow<E extends Told> =
  | { readonly kind: 'act'; readonly entry: E; readonly also: readonly E[]; readonly corrections: readonly E[] }
  | { readonly kind: 'wait'; readonly wait: Wait };

type Act<E extends Told> = Extract<TimelineRow<E>, { kind: 'act' }>;

const CORRECTING = new Set(['entry.corrected', 'entry.voided', 'entry.questioned']);
const ATTACHED = 'document.attached';
// What the file itself joins: who is given a case takes it over, whatever the procedure.
const JOINED = new Map([['case.accepted', 'case.assigned']]);

const familyOf = (type: string): string => type.slice(0, type.indexOf('.'));

// A name that both facts give to the same thing, such as the number of a letter.
const shares = (a: Told, b: Told): boolean =>
  familyOf(a.type) === familyOf(b.type) &&
  Object.entries(a.fact).some(
    ([key, value]) => key === familyOf(a.type) && typeof value === 'string' && b.fact[key] === value,
  );

const belongsTo = (entry: Told, { entry: before }: Act<Told>): boolean => {
  if (JOINED.get(entry.type) === before.type) return true;
  if (entry.type === ATTACHED) return before.type === ATTACHED;
  return shares(entry, before);
};

const seqIn = ({ fact: { seq } }: Told): number | null => (typeof seq === 'number' ? seq : null);

const withCorrections = <E extends Told>(rows: readonly Act<E>[], entries: readonly E[]): readonly Act<E>[] => {
  const about = entries.filter(({ type }) => CORRECTING.has(type));
  return rows.map((row) => {
    const seqs = [row.entry, ...row.also].map(({ seq }) => seq);
    return { ...row, corrections: about.filter((one) => seqs.includes(seqIn(one) ?? -1)) };
  });
};

// Two clocks that are paused for the same days are one wait.
const distinct = (waits: readonly Wait[]): readonly Wait[] => [
  ...new Map(waits.map((one) => [`${one.after} ${one.through}`, one])).values(),
];

const dayOfRow = <E extends Told>(row: TimelineRow<E>): string =>
  row.kind === 'wait' ? row.wait.after : dayAt(Date.parse(row.entry.at));

// By the day, the newest first; a wait follows the acts of the day after which it lasts.
const byDay = <E extends Told>(a: TimelineRow<E>, b: TimelineRow<E>): number => {
  const [first, second] = [dayOfRow(a), dayOfRow(b)];
  if (first !== second) return first < second ? 1 : -1;
  if (a.kind !== b.kind) return a.kind === 'wait' ? -1 : 1;
  if (a.kind === 'wait' || b.kind === 'wait') return 0;
  return Date.parse(b.entry.at) - Date.parse(a.entry.at) || b.entry.seq - a.entry.seq;
};

/** Each entry by itself, corrections beside what they correct as well. */
export const wholeRows = <E extends Told>(entries: readonly E[], waits: readonly Wait[]): readonly TimelineRow<E>[] =>
  [
    ...withCorrections(
      entries.map((entry): Act<E> => ({ kind: 'act', entry, also: [], corrections: [] })),
      entries,
    ),
    ...distinct(waits).map((wait): TimelineRow<E> => ({ kind: 'wait', wait })),
  ].toSorted(byDay);

/**
 * The same in short: what belongs together is one row, an act that ended a wait is a row of its own, and corrections are
 * only beside what they correct.
 */
export const shortRows = <E extends Told>(entries: readonly E[], waits: readonly Wait[]): readonly TimelineRow<E>[] => {
  const ends = new Set(waits.map(({ through }) => through));
  const rows: Act<E>[] = [];
  for (const entry of entries) {
    if (CORRECTING.has(entry.type) && seqIn(entry) !== null) continue;
    const isEnd = ends.has(dayAt(Date.parse(entry.at))) && entry.type.startsWith('case.') === false;
    const at = isEnd ? -1 : rows.findLastIndex((row) => belongsTo(entry, row));
    const row = rows[at];
    if (row === undefined) rows.push({ kind: 'act', entry, also: [], corrections: [] });
    else rows[at] = { ...row, also: [...row.also, entry] };
  }
  return [
    ...withCorrections(rows, entries),
    ...distinct(waits).map((wait): TimelineRow<E> => ({ kind: 'wait', wait })),
  ].toSorted(byDay);
};

/** The days on which clocks of a case were paused; a pause that ended on the day of its beginning has none. */
export const waitsOf = (
  clocks: readonly { readonly state: string; readonly term: { readonly excluded: readonly Wait[] } }[],
): readonly Wait[] =>
  distinct(
    clocks
      .filter(({ state }) => state !== 'void')
      .flatMap(({ term }) => term.excluded)
      .filter(({ after, through }) => through === null || through > after),
  );
