import type { RowNames } from './row-names.ts';
import type { TableRow } from './published-table.ts';

/** A row of a form with the row that was found for it. */
export interface MatchedRow {
  readonly row: string;
  /** Null for a label without figures. */
  readonly found: TableRow | null;
  readonly offset: number;
}

/** The name of a row that is not in the form. */
export const UNKNOWN = '?';

interface Hit {
  readonly index: number;
  readonly end: number;
}

/** Finds the row names in a label, in the order of the form, after the row that was matched last. */
const hitsIn = (label: string, names: RowNames, after: number): readonly Hit[] => {
  const hits: Hit[] = [];
  let from = 0;
  for (let index = after; index < names.length; index += 1) {
    const match = names[index]?.[1].exec(label.slice(from));
    if (match === null || match === undefined) continue;
    from += match.index + match[0].length;
    hits.push({ index, end: from });
  }
  return hits;
};

/**
 * Matches found rows with the rows of a form, in order. If one label has several names, the last one owns the figures
 * and the others have none. A new run of the form begins where its first row occurs again.
 */
export const matchRows = (rows: readonly TableRow[], names: RowNames): readonly (readonly MatchedRow[])[] => {
  const runs: MatchedRow[][] = [];
  let current: MatchedRow[] = [];
  let after = 0;
  for (const found of rows) {
    const first = names[0]?.[1].test(found.label) ?? false;
    if (first && current.length > 0) {
      runs.push(current);
      [current, after] = [[], 0];
    }
    const hits = hitsIn(found.label, names, after);
    const last = hits.at(-1);
    if (last === undefined) {
      // The words are not in the form: sums over rows may be incomplete.
      if (current.length > 0 && after < names.length) current.push({ row: UNKNOWN, found, offset: found.offset });
      continue;
    }
    for (const { index } of hits) {
      const own = index === last.index;
      current.push({ row: names[index]?.[0] ?? '', found: own ? found : null, offset: found.offset });
    }
    after = last.index + 1;
  }
  return [...runs, current].filter(({ length }) => length > 0);
};
