import type { RowNames } from './row-names.ts';
import type { TableRow } from './published-table.ts';

/** A row of a form with what was found of it. */
export interface MatchedRow {
  readonly row: string;
  /** Null for a label without figures. */
  readonly found: TableRow | null;
  readonly offset: number;
}

/** The name of a row that the form does not have. */
export const UNKNOWN = '?';

interface Hit {
  readonly index: number;
  readonly end: number;
}

/** The names that stand in a label, in the order of the form, from the row after the last one that was matched. */
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
 * Puts found rows to the rows of a form, in its order. Of several names in one label the last one owns the figures; the
 * others stood without any. A new run of the form begins where its first row comes again.
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
      // Figures under words that the form does not know: the sums over rows cannot be trusted then.
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
