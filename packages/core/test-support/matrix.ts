import { readFileSync } from 'node:fs';

/** One cell of a matrix of states and facts, with everything needed to try it. */
export interface Cell {
  readonly state: string;
  readonly fact: string;
  /** The named case of its content; empty where there is one only. */
  readonly variant: string;
  /** The next state, or `refused`. */
  readonly outcome: string;
}

/** A matrix as it is read: its states, its facts, and a cell for each variant. */
export interface Matrix {
  readonly states: readonly string[];
  readonly facts: readonly string[];
  readonly cells: readonly Cell[];
}

const cellsIn = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const variantsIn = (text: string, state: string): readonly Pick<Cell, 'variant' | 'outcome'>[] => {
  const outcome = (word: string): string => (word === 'stay' ? state : word);
  if (text === '') return [{ variant: '', outcome: 'refused' }];
  if (!text.includes(':')) return [{ variant: '', outcome: outcome(text) }];
  return text.split(';').map((part) => {
    const [variant = '', word = ''] = part.split(':').map((one) => one.trim());
    if (variant === '' || word === '') throw new Error(`"${text}" is not a cell`);
    return { variant, outcome: outcome(word) };
  });
};

/**
 * Reads the matrix of a SPEC.md: the first table headed `state` (a row for each state) or `fact` (a row for each fact).
 * A cell is blank where the fact is refused, else the next state or `stay`, or a list `name: state; name: state`.
 * @throws Error when the matrix is missing, or a row has another number of cells than the head.
 */
export const matrixIn = (file: string): Matrix => {
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.findIndex((line) => /^\| (state|fact) \|/.test(line));
  const [corner = '', ...heads] = cellsIn(lines[at] ?? '');
  const end = lines.findIndex((line, index) => index > at && !line.startsWith('|'));
  const rows = lines.slice(at + 2, end === -1 ? lines.length : end).map(cellsIn);
  if (at === -1 || rows.length === 0) throw new Error(`${file} has no matrix`);
  const ragged = rows.find((row) => row.length !== heads.length + 1);
  if (ragged !== undefined) throw new Error(`${file}: the row of ${ragged[0]} has ${ragged.length - 1} cells`);
  const cells = rows.flatMap(([name = '', ...texts]) =>
    texts.flatMap((text, index): Cell[] => {
      const head = heads[index] ?? '';
      const [state, fact] = corner === 'state' ? [name, head] : [head, name];
      return variantsIn(text, state).map((one) => ({ state, fact, ...one }));
    }),
  );
  const names = rows.map(([name = '']) => name);
  return corner === 'state' ? { states: names, facts: heads, cells } : { states: heads, facts: names, cells };
};
