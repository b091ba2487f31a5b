import { type CivilDate, civilDate } from '@gongkai/calendar';
import type { Agency } from '../figures/figures.ts';
import type { AgencyTree, Place, TreeChange } from '../store/agency-records.ts';

/** Before every day of a case: an agency without a named first day was always there. */
export const ALWAYS: CivilDate = civilDate('1900-01-01');

/** An agency as it is put: `from` is the day on which that begins. */
export interface AgencyPut extends Agency {
  /** Default: today for an agency that is there, always for a new one. Local days do not wait for it. */
  readonly from?: CivilDate | undefined;
  readonly ended?: boolean | undefined;
}

/** An agency as it was on a day. */
export interface AgencyOn extends Agency {
  readonly since: CivilDate;
  readonly ended: boolean;
}

/** The agencies do not form a tree on some day. */
export class AgencyTreeError extends Error {}

type Known = Omit<Place, 'number' | 'by' | 'at'>;

const knownOf = ({ id, name, level, parent }: Agency): Known => ({
  agency: id,
  from: ALWAYS,
  name,
  level,
  parent,
  ended: false,
});

/** The place that is valid on a day: of those that have begun, the one that began last; of two, the one put last. */
const validOn = (places: readonly Known[], on: CivilDate): Known | undefined =>
  places.reduce<Known | undefined>(
    (found, one) => (one.from <= on && (found === undefined || one.from >= found.from) ? one : found),
    undefined,
  );

/** The places of each agency in the order in which they were put. */
const byAgency = ({ agencies, places }: Pick<AgencyTree, 'agencies' | 'places'>): Map<string, readonly Known[]> => {
  const found = new Map<string, readonly Known[]>(Map.groupBy(places, ({ agency }) => agency));
  for (const one of agencies) if (!found.has(one.id)) found.set(one.id, [knownOf(one)]);
  return found;
};

/** The agencies that have begun by a day, as they were on it, by identifier; those that had ended by then say so. */
export const agenciesOn = (tree: Pick<AgencyTree, 'agencies' | 'places'>, on: CivilDate): readonly AgencyOn[] => {
  const overlays = new Map(tree.agencies.map((one) => [one.id, one.overlays]));
  return [...byAgency(tree)]
    .flatMap(([id, places]) => {
      const valid = validOn(places, on);
      if (valid === undefined) return [];
      const { name, level, parent, from: since, ended } = valid;
      const local = overlays.get(id);
      return [{ id, name, level, parent, ...(local === undefined ? {} : { overlays: local }), since, ended }];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

const isInCircle = (parents: ReadonlyMap<string, string | null>, from: string, sound: Set<string>): boolean => {
  const seen = new Set<string>();
  for (let id: string | null = from; id !== null && !sound.has(id); id = parents.get(id) ?? null) {
    if (seen.has(id)) return true;
    seen.add(id);
  }
  for (const id of seen) sound.add(id);
  return false;
};

/** @throws AgencyTreeError where the agencies do not form a tree on a day. */
const checkOn = (all: ReadonlyMap<string, readonly Known[]>, on: CivilDate): void => {
  const valid = new Map(
    [...all].flatMap(([id, places]) => {
      const one = validOn(places, on);
      return one === undefined ? [] : [[id, one] as const];
    }),
  );
  for (const { agency, parent, ended } of valid.values()) {
    if (parent === null || ended) continue;
    const above = valid.get(parent);
    if (above === undefined) throw new AgencyTreeError(`${agency} is below ${parent}, which is not in it`);
    if (above.ended) throw new AgencyTreeError(`${agency} is below ${parent}, which has ended by ${on}`);
  }
  const parents = new Map([...valid].map(([id, { parent }]) => [id, parent]));
  const sound = new Set<string>();
  for (const id of parents.keys()) {
    if (isInCircle(parents, id, sound)) throw new AgencyTreeError('agencies stand in a circle');
  }
};

const isSame = (a: Known | undefined, b: Known): boolean =>
  a !== undefined && a.name === b.name && a.level === b.level && a.parent === b.parent && a.ended === b.ended;

/** The row of an agency as it is today, where it has begun. */
const rowOf = (places: readonly Known[], today: CivilDate, { id, overlays }: Agency): Agency | null => {
  const valid = validOn(places, today);
  return valid === undefined ? null : { id, name: valid.name, level: valid.level, parent: valid.parent, overlays };
};

/**
 * What changes when agencies are put: a place for each that is named, levelled or placed otherwise from its day on, and
 * the rows of today.
 * @throws AgencyTreeError where the agencies do not form a tree on each day from the first one that changes, unless that
 * is not checked.
 */
export const planPut = (
  tree: AgencyTree,
  given: readonly AgencyPut[],
  { isChecked = true }: { readonly isChecked?: boolean } = {},
): TreeChange => {
  const all = byAgency(tree);
  const known = new Map(tree.agencies.map((one) => [one.id, one]));
  const placed = new Set(tree.places.map(({ agency }) => agency));
  if (new Set(given.map(({ id }) => id)).size < given.length) throw new AgencyTreeError('an agency is named twice');
  const added: Known[] = [];
  for (const { id, name, level, parent, from, ended = false } of given) {
    const before = all.get(id) ?? [];
    const next = { agency: id, from: from ?? (before.length > 0 ? tree.today : ALWAYS), name, level, parent, ended };
    if (isSame(validOn(before, next.from), next)) continue;
    // An agency of an earlier release keeps what it was until then.
    if (!placed.has(id)) added.push(...before);
    added.push(next);
    all.set(id, [...before, next]);
  }
  const first = added.reduce((least, { from }) => (from > ALWAYS && from < least ? from : least), tree.today);
  const days = new Set([first, tree.today, ...[...all.values()].flat().map(({ from }) => from)]);
  for (const on of isChecked ? days : []) if (on >= first) checkOn(all, on);
  const rows = given.flatMap((one) => {
    const row = rowOf(all.get(one.id) ?? [], tree.today, one);
    if (row === null && one.overlays !== undefined) {
      throw new AgencyTreeError(`${one.id} has local days once it has begun`);
    }
    return row ?? [];
  });
  return { places: added, agencies: rows.filter((row) => !isSameRow(known.get(row.id), row)) };
};

const isSameRow = (before: Agency | undefined, after: Agency): boolean =>
  before !== undefined &&
  before.name === after.name &&
  before.level === after.level &&
  before.parent === after.parent &&
  JSON.stringify(before.overlays) === JSON.stringify(after.overlays);

/** The rows of agencies that are otherwise today than they are stored, since a day came on which a place begins. */
export const planDay = (tree: AgencyTree): TreeChange => {
  const known = new Map(tree.agencies.map((one) => [one.id, one]));
  const rows = [...Map.groupBy(tree.places, ({ agency }) => agency)].flatMap(([id, places]) => {
    const before = known.get(id);
    const row = rowOf(places, tree.today, before ?? { id, name: '', level: '', parent: null });
    return row === null || isSameRow(before, row) ? [] : [row];
  });
  return { places: [], agencies: rows };
};
