/** States of a requirement, in the order in which the pages count them. */
export const STATES = ['met', 'untested', 'deployer', 'not met', 'not yet', 'not applicable'] as const;

export type State = (typeof STATES)[number];

/** A requirement as a page answers it. */
export interface StandardRow {
  readonly id: string;
  /** The level, where the page has a column of levels. */
  readonly level: string | null;
  readonly asks: string;
  readonly state: string;
  readonly how: string;
}

const cellsOf = (line: string): readonly string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

/** The requirements of a page: rows of tables that begin with a number, in the order of the page. */
export const rowsIn = (page: string): readonly StandardRow[] =>
  page
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => {
      const [id = '', ...rest] = cellsOf(line);
      const level = rest.length === 4 ? (rest[0] ?? null) : null;
      const [asks = '', state = '', how = ''] = rest.slice(-3);
      return { id, level, asks, state, how };
    });

/** The figures of the table of states at the head of a page: of each state, and of all. */
export const countsIn = (page: string): ReadonlyMap<string, readonly number[]> =>
  new Map(
    page
      .split('\n')
      .map(cellsOf)
      .filter(([name = '']) => [...STATES, 'all'].some((state) => state === name))
      .map(([name = '', ...cells]) => [name, cells.filter((cell) => /^\d+$/.test(cell)).map(Number)] as const),
  );

/** The tests that a text names in code marks. */
export const testsNamedIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([\w./-]+\.test\.ts)`/g)].map(([, name = '']) => name);
