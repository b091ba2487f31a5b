import { parseSync, Visitor } from 'oxc-parser';
import type { Node } from 'oxc-parser';
import type { WrittenPattern } from './slow-patterns.ts';

/** A function as it is written: its first line, and how many lines it has. */
export interface WrittenFunction {
  readonly line: number;
  readonly lines: number;
}

/** The parts of a source file that the house rules measure. */
export interface SourceFile {
  /** Relative to the root of the repository, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  /** The text of all comments; strings are not comments. */
  readonly comments: string;
  readonly functions: readonly WrittenFunction[];
  /** Every regular expression that is written as one. */
  readonly patterns: readonly WrittenPattern[];
  /** Whether the file builds regular expressions from text. */
  readonly buildsPatterns: boolean;
  /** Relative import declarations, those of types included; a module that is imported twice counts twice. */
  readonly relativeImports: number;
  /** Every module that the file imports or exports from, types and literal `import()` included. */
  readonly modules: readonly string[];
}

const LITERAL = /^(['"])(.*)\1$/;

/** Parses one file.
 * @throws TypeError for a file with a syntax error.
 */
export const parseSource = (path: string, text: string): SourceFile => {
  const { program, module, comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new TypeError(`${path}: ${error.message}`);
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const lineOf = (offset: number): number => starts.findLastIndex((start) => start <= offset) + 1;

  const functions: WrittenFunction[] = [];
  const add = ({ start, end }: Node): void => {
    functions.push({ line: lineOf(start), lines: lineOf(end) - lineOf(start) + 1 });
  };
  const patterns: WrittenPattern[] = [];
  let buildsPatterns = false;
  new Visitor({
    FunctionDeclaration: add,
    FunctionExpression: add,
    ArrowFunctionExpression: add,
    Literal: (node) => {
      if (!('regex' in node)) return;
      patterns.push({ line: lineOf(node.start), source: node.regex.pattern, flags: node.regex.flags });
    },
    NewExpression: ({ callee }) => {
      buildsPatterns ||= callee.type === 'Identifier' && callee.name === 'RegExp';
    },
  }).visit(program);

  const imported = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  );
  const loaded = module.dynamicImports.flatMap(
    ({ moduleRequest: { start, end } }) => LITERAL.exec(text.slice(start, end))?.[2] ?? [],
  );
  return {
    path,
    lines: text.endsWith('\n') ? starts.length - 1 : starts.length,
    comments: comments.map(({ value }) => value.replaceAll(/^\s*\*/gm, '')).join('\n'),
    functions,
    patterns,
    buildsPatterns,
    relativeImports: imported.filter((name) => name.startsWith('.')).length,
    modules: [...new Set([...imported, ...exported, ...loaded])],
  };
};
