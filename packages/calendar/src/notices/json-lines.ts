import { elementAt } from '../days/element-at.ts';

/** A JSON value with the line on which it begins; an object also has the place of its brace, so that a key can be added. */
export type JsonNode =
  | { readonly kind: 'object'; readonly line: number; readonly at: number; readonly entries: readonly JsonEntry[] }
  | { readonly kind: 'array'; readonly line: number; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly line: number; readonly value: string }
  | { readonly kind: 'number'; readonly line: number; readonly value: number }
  | { readonly kind: 'literal'; readonly line: number };

/** A key of an object with its value; a repeated key appears twice. */
export interface JsonEntry {
  readonly key: string;
  readonly line: number;
  readonly value: JsonNode;
}

/** The root of the text, or where and why it is not JSON. */
export type JsonReading =
  | { readonly ok: true; readonly root: JsonNode }
  | { readonly ok: false; readonly line: number; readonly message: string };

interface Token {
  readonly text: string;
  readonly at: number;
  readonly line: number;
}

const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /[{}[\],:]|"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
// Notices are a few kilobytes, three levels deep; the limits keep a hostile text from exhausting the stack.
const LONGEST = 1_000_000;
const DEEPEST = 8;

class JsonFault extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const tokensOf = (text: string): readonly Token[] => {
  if (text.length > LONGEST) throw new JsonFault(1, `the text is longer than ${LONGEST} characters`);
  const tokens: Token[] = [];
  let at = 0;
  let line = 1;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  while (true) {
    line += take(SPACE).split('\n').length - 1;
    if (at === text.length) return [...tokens, { text: '', at, line }];
    const start = at;
    const token = take(TOKEN);
    if (token === '') throw new JsonFault(line, `unexpected ${JSON.stringify(text[at])}`);
    tokens.push({ text: token, at: start, line });
  }
};

// Guarantee: TOKEN admits only texts between quotation marks that are JSON strings.
const unquoted = (token: string): string => JSON.parse(token) as string;

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  next(): Token {
    const token = elementAt(this.#tokens, this.#at);
    this.#at += 1;
    return token;
  }

  /** Takes the next token when it is the wanted one. */
  skips(wanted: string): boolean {
    const found = this.#tokens[this.#at]?.text === wanted;
    if (found) this.#at += 1;
    return found;
  }

  expect(wanted: string): void {
    const token = this.next();
    if (token.text !== wanted) throw unexpected(token);
  }
}

const unexpected = ({ text, line }: Token): JsonFault =>
  new JsonFault(line, text === '' ? 'the text ends too early' : `unexpected ${text.slice(0, 40)}`);

const list = <T>(reader: Reader, close: string, readOne: () => T): readonly T[] => {
  const items: T[] = [];
  if (reader.skips(close)) return items;
  do items.push(readOne());
  while (reader.skips(','));
  reader.expect(close);
  return items;
};

const readEntry = (reader: Reader, depth: number): JsonEntry => {
  const key = reader.next();
  if (!key.text.startsWith('"')) throw unexpected(key);
  reader.expect(':');
  return { key: unquoted(key.text), line: key.line, value: readNode(reader, depth) };
};

const readNode = (reader: Reader, depth: number): JsonNode => {
  const token = reader.next();
  const { text, at, line } = token;
  if (depth > DEEPEST) throw new JsonFault(line, `nested deeper than ${DEEPEST} levels`);
  if (text === '{') return { kind: 'object', line, at, entries: list(reader, '}', () => readEntry(reader, depth + 1)) };
  if (text === '[') return { kind: 'array', line, items: list(reader, ']', () => readNode(reader, depth + 1)) };
  if (text.startsWith('"')) return { kind: 'string', line, value: unquoted(text) };
  if (text === '' || ',:]}'.includes(text)) throw unexpected(token);
  return /[a-z]/.test(text.charAt(0)) ? { kind: 'literal', line } : { kind: 'number', line, value: Number(text) };
};

/** Reads JSON strictly and keeps the line of every value; a repeated key is kept for the caller to judge. */
export const readJsonLines = (text: string): JsonReading => {
  try {
    const reader = new Reader(tokensOf(text));
    const root = readNode(reader, 1);
    reader.expect('');
    return { ok: true, root };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { ok: false, line: error.line, message: error.message };
  }
};
