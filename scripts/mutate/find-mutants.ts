import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter, type InstrumenterOptions } from '@stryker-mutator/instrumenter';
import { parseSync } from 'oxc-parser';
import { leftOut, type SyntaxNode } from './left-out.ts';

/** One change of a source file. */
export interface Mutant {
  /** Relative to the root of the repository. */
  readonly file: string;
  /** The first and last line that it changes, from 1. */
  readonly line: number;
  readonly lastLine: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  /** The whole file with the change. */
  readonly source: string;
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly mutator: string;
  readonly replacement: string;
}

interface Visited {
  readonly node: SyntaxNode & { readonly start?: number | null; readonly end?: number | null };
}

const silent = () => {};
const LOGGER = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

/** Replacements that need no brackets wherever they are. */
const ATOMS: ReadonlySet<string> = new Set([
  'ArrayDeclaration',
  'BlockStatement',
  'BooleanLiteral',
  'NumberLiteral',
  'ObjectLiteral',
  'Regex',
  'StringLiteral',
]);
const STATEMENT = /^(?:case |default:|for \()/;

const spliced = (text: string, { start, end, mutator, replacement }: Change): string => {
  const bare = ATOMS.has(mutator) || STATEMENT.test(replacement);
  return text.slice(0, start) + (bare ? replacement : `(${replacement})`) + text.slice(end);
};

/** The mutants of Stryker for one file, and every number plus one, which Stryker does not have. */
const changesOf = async (file: string, text: string, readsChinese: boolean): Promise<readonly Change[]> => {
  const numbers: Change[] = [];
  // Stryker asks this of every node outside of what is already left out.
  const shouldIgnore = ({ node }: Visited): string | undefined => {
    const { type, value, start, end } = node;
    if (type === 'NumericLiteral' && typeof value === 'number' && start != null && end != null)
      numbers.push({ start, end, mutator: 'NumberLiteral', replacement: String(value + 1) });
    return leftOut(node, readsChinese) ?? undefined;
  };
  const options: InstrumenterOptions = { plugins: null, excludedMutations: [], ignorers: [{ shouldIgnore }] };
  const { mutants } = await new Instrumenter(LOGGER).instrument([{ name: file, mutate: true, content: text }], options);
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const offsetOf = ({ line, column }: { readonly line: number; readonly column: number }): number =>
    (starts[line] ?? 0) + column;
  const own = mutants
    .filter(({ status }) => status === undefined)
    .map(({ location, mutatorName, replacement }) => ({
      start: offsetOf(location.start),
      end: offsetOf(location.end),
      mutator: mutatorName,
      replacement,
    }));
  return [...own, ...numbers].toSorted((a, b) => a.start - b.start || a.end - b.end);
};

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Returns the mutants of a file in the order of its text; those that do not parse are left out. */
export const findMutants = async (root: string, file: string, readsChinese: boolean): Promise<readonly Mutant[]> => {
  const text = readFileSync(join(root, file), 'utf8');
  const changes = await changesOf(file, text, readsChinese);
  return changes
    .map((change) => ({
      file,
      line: lineAt(text, change.start),
      lastLine: lineAt(text, change.end),
      mutator: change.mutator,
      original: text.slice(change.start, change.end),
      replacement: change.replacement,
      source: spliced(text, change),
    }))
    .filter(({ source }) => source !== text && parseSync(file, source).errors.length === 0);
};
