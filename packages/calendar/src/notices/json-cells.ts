import type { JsonEntry, JsonNode } from './json-lines.ts';
import type { NoticeProblem, NoticeProblemCode } from './notice-problem.ts';

/** A text of the file with its place. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly path: string;
}

/** A key and its value, both with their place. */
export interface Pair {
  readonly key: Cell;
  readonly value: Cell;
}

/** Collects findings while a file is read. */
export type Report = (
  code: NoticeProblemCode,
  place: Pick<Cell, 'line' | 'path'>,
  message: string,
  acknowledge?: NoticeProblem['acknowledge'],
) => void;

const within = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Reads the keys of an object; another type and a repeated key are reported. */
export const entriesOf = (node: JsonNode, path: string, report: Report): readonly JsonEntry[] => {
  if (node.kind !== 'object') {
    report('file/wrong-type', { line: node.line, path }, 'an object is needed here');
    return [];
  }
  const seen = new Set<string>();
  return node.entries.filter(({ key, line }) => {
    const repeated = seen.has(key);
    if (repeated) report('file/duplicate-key', { line, path: within(path, key) }, `the key "${key}" is here twice`);
    seen.add(key);
    return !repeated;
  });
};

/** Reads a text; another type is reported. */
export const cellOf = (node: JsonNode, path: string, report: Report): Cell | null => {
  if (node.kind === 'string') return { text: node.value, line: node.line, path };
  report('file/wrong-type', { line: node.line, path }, 'a text is needed here');
  return null;
};

/** Reads a list of texts; none where the key is missing. */
export const cellsOf = (node: JsonNode | undefined, path: string, report: Report): readonly Cell[] => {
  if (node === undefined) return [];
  if (node.kind !== 'array') {
    report('file/wrong-type', { line: node.line, path }, 'a list is needed here');
    return [];
  }
  return node.items.map((item, index) => cellOf(item, `${path}[${index}]`, report)).filter((cell) => cell !== null);
};

/** Reads an object of texts; none where the key is missing. */
export const pairsOf = (node: JsonNode | undefined, path: string, report: Report): readonly Pair[] => {
  if (node === undefined) return [];
  return entriesOf(node, path, report).flatMap((entry) => {
    const place = `${path}.${entry.key}`;
    const value = cellOf(entry.value, place, report);
    return value === null ? [] : [{ key: { text: entry.key, line: entry.line, path: place }, value }];
  });
};
