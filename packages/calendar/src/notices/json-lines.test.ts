import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonNode, readJsonLines } from './json-lines.ts';

// Numbers, booleans and null are read as one kind; the comparison writes them all as 0.
const plain = (node: JsonNode): unknown => {
  if (node.kind === 'object') return node.entries.map(({ key, value }) => [key, plain(value)]);
  if (node.kind === 'array') return node.items.map(plain);
  return node.kind === 'string' ? node.value : 0;
};

const parsed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(parsed);
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([key, one]) => [key, parsed(one)]);
  return typeof value === 'string' ? value : 0;
};

const linesOf = (text: string): unknown => {
  const reading = readJsonLines(text);
  return reading.ok ? 'ok' : reading.line;
};

describe('readJsonLines', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
        const value: unknown = JSON.parse(json);
        const reading = readJsonLines(JSON.stringify(value, null, indent));
        expect(reading.ok && plain(reading.root)).toEqual(parsed(value));
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses what JSON.parse refuses, and nothing else, of texts with one character changed', () => {
    const sample = '{"a": ["x\\n", -1.5e+3, true, null], "b": {"c": "\\u00e9"}, "d": [0, 10, 1e5]}';
    const change = fc.constantFrom(
      '',
      '"',
      '\\',
      ',',
      ':',
      '{',
      '}',
      '[',
      ']',
      '0',
      '-',
      '.',
      'e',
      't',
      '\n',
      '\u0001',
      ' ',
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sample.length - 1 }), change, (at, character) => {
        const text = sample.slice(0, at) + character + sample.slice(at + 1);
        let sound = true;
        try {
          JSON.parse(text);
        } catch {
          sound = false;
        }
        expect(readJsonLines(text).ok).toBe(sound);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives the line of every key and value', () => {
    const reading = readJsonLines('\n{\r\n  "a":\n    ["x",\n    "y"],\n  "b": 1\n}\n');
    expect(reading).toEqual({
      ok: true,
      root: {
        kind: 'object',
        line: 2,
        at: 1,
        entries: [
          {
            key: 'a',
            line: 3,
            value: {
              kind: 'array',
              line: 4,
              items: [
                { kind: 'string', line: 4, value: 'x' },
                { kind: 'string', line: 5, value: 'y' },
              ],
            },
          },
          { key: 'b', line: 6, value: { kind: 'number', line: 6, value: 1 } },
        ],
      },
    });
  });

  it('keeps a repeated key', () => {
    const reading = readJsonLines('{"a": 1, "a": 2}');
    expect(reading.ok && reading.root.kind === 'object' && reading.root.entries.length).toBe(2);
  });

  it.each([
    ['', 1, 'nothing'],
    ['\n\n', 3, 'only line breaks'],
    ['{"a": 1,\n "b": }', 2, 'no value'],
    ['{"a": 1,\n}', 2, 'a comma at the end of an object'],
    ['[1,\n2,\n]', 3, 'a comma at the end of a list'],
    ['{"a" 1}', 1, 'no colon'],
    ['{a: 1}', 1, 'a key without quotation marks'],
    ["{'a': 1}", 1, 'single quotation marks'],
    ['[1]\n[2]', 2, 'two values'],
    ['[1\n', 2, 'no end'],
    ['["a\nb"]', 1, 'a line break in a text'],
    ['[01]', 1, 'a leading zero'],
    ['[truely]', 1, 'a long literal'],
    ['// note\n[]', 1, 'a comment'],
    ['\uFEFF[]', 1, 'a byte order mark'],
    ['[\n"\\x"]', 2, 'an unknown escape'],
  ])('refuses %j on line %i: %s', (text, line) => {
    expect(linesOf(text)).toBe(line);
  });

  it('lets a fault of the caller through', () => {
    expect(() => Reflect.apply(readJsonLines, null, [undefined])).toThrow(TypeError);
  });

  it('refuses texts that would exhaust the stack', () => {
    expect(linesOf('['.repeat(900_000))).toBe(1);
    expect(readJsonLines(`"${'x'.repeat(1_000_000)}"`)).toMatchObject({ ok: false, line: 1 });
    expect(readJsonLines(`"${'x'.repeat(999_000)}"`).ok).toBe(true);
    expect(readJsonLines('[[[[[[[1]]]]]]]').ok).toBe(true);
    expect(readJsonLines('[[[[[[[[1]]]]]]]]')).toMatchObject({ ok: false, message: 'nested deeper than 8 levels' });
  });
});
