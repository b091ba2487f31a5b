import * as fc from 'fast-check';
import { among, weighted } from './draw.ts';
import { brokenEncoding, hostileText } from './hostile.ts';
import type { Operation, Parameter } from './operations-of.ts';
import { type Surroundings, valuesIn } from './value-in.ts';

type Pair = readonly [name: string, value: string];

const HUGE = 'x'.repeat(70_000);

/** Percent-encodes any text; an unpaired surrogate becomes U+FFFD, as in a browser. */
const encoded = (value: string): string => encodeURIComponent(value.toWellFormed());

// `String` would call what is under `toString`, and that may be anything.
const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

// A header on the wire: bytes without NUL and without the end of a line.
const asHeader = (value: string): string =>
  Array.from(value)
    .filter((one) => one <= '\u00ff' && !'\0\r\n'.includes(one))
    .join('');

const valueOf = ({ name, schema }: Parameter, around: Surroundings): fc.Arbitrary<string> =>
  valuesIn(around)(schema, name).map(asText);

/** The part in so many of a hundred cases, now and then twice. */
const sometimes = <T>(percent: number, part: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  weighted<readonly T[]>(
    [percent * 19, part.map((one) => [one])],
    [percent, fc.tuple(part, part)],
    [(100 - percent) * 20, fc.constant([])],
  );

const all = <T>(parts: readonly fc.Arbitrary<readonly T[]>[]): fc.Arbitrary<readonly T[]> =>
  fc.tuple(...parts).map((lists) => lists.flat());

// Values known for a path parameter: by the segment before it, such as `cases` for `/cases/{id}`, or by its own name.
const knownFor = (path: string, name: string, { known }: Surroundings): readonly unknown[] => {
  const [, before = ''] = new RegExp(`([^/{}]+)/\\{${name}\\}`).exec(path) ?? [];
  return known[before] ?? known[name] ?? [];
};

const pathPart = (path: string, parameter: Parameter, around: Surroundings): fc.Arbitrary<string> => {
  const known = knownFor(path, parameter.name, around);
  return weighted(
    ...among(
      24,
      known.map((one) => encoded(asText(one))),
    ),
    [3, valueOf(parameter, around).map(encoded)],
    [2, hostileText.map(encoded)],
    [1, brokenEncoding],
  );
};

const queryPart = (parameter: Parameter, around: Surroundings): fc.Arbitrary<readonly string[]> => {
  const value = weighted(
    [8, valueOf(parameter, around).map(encoded)],
    [2, hostileText.map(encoded)],
    [1, brokenEncoding],
  );
  return sometimes(
    parameter.required === true ? 93 : 35,
    value.map((one) => `${encoded(parameter.name)}=${one}`),
  );
};

const unknownPart = fc.tuple(hostileText, hostileText).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);

/** Addresses of an operation: path parameters known, made or broken; query parameters present, absent, repeated, unknown. */
export const targetIn = ({ path, parameters }: Operation, around: Surroundings): fc.Arbitrary<string> => {
  const inPath = parameters.filter((one) => one.in === 'path');
  const values = fc.tuple(...inPath.map((one) => pathPart(path, one, around)));
  const inQuery = parameters.filter((one) => one.in === 'query').map((one) => queryPart(one, around));
  const query = all([...inQuery, sometimes(7, unknownPart)]).chain((parts) =>
    fc.shuffledSubarray([...parts], { minLength: parts.length }),
  );
  return fc.tuple(values, query).map(([filled, parts]) => {
    const address = inPath.reduce(
      (text, { name }, index) => text.replace(`{${name}}`, () => filled[index] ?? ''),
      path,
    );
    return parts.length === 0 ? address : `${address}?${parts.join('&')}`;
  });
};

/** Headers that no operation declares and every server receives, with some of their values. */
const OTHERS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'accept-language': fc.constantFrom('en', 'zh-CN', 'en;q=NaN', ';;,,', HUGE, '*'),
  accept: fc.constantFrom('text/html', 'application/xml', 'image/*', ''),
  'x-request-id': hostileText.map(asHeader),
  'content-length': fc.constantFrom('0', '-1', '5', '99999999999', 'abc', '1e3'),
  'content-encoding': fc.constantFrom('gzip', 'br', 'x'),
  'transfer-encoding': fc.constantFrom('chunked', 'gzip'),
  'x-http-method-override': fc.constantFrom('DELETE', 'PUT'),
  origin: fc.constantFrom('null', 'https://elsewhere.example'),
  cookie: hostileText.map(asHeader),
  expect: fc.constantFrom('100-continue', 'x'),
  range: fc.constantFrom('bytes=0-1', 'x'),
  'x-huge': fc.constant(HUGE),
};

/** Headers apart from the key: those that the operation declares, and sometimes others; some twice, some huge. */
export const headersIn = ({ parameters }: Operation, around: Surroundings): fc.Arbitrary<readonly Pair[]> => {
  const named = (name: string, value: fc.Arbitrary<string>) => value.map((one): Pair => [name, one]);
  const declared = parameters.filter((one) => one.in === 'header');
  return all([
    ...declared.map((one) => {
      const value = weighted(
        [8, valueOf(one, around).map(asHeader)],
        [3, hostileText.map(asHeader)],
        [1, fc.constant(HUGE)],
      );
      return sometimes(25, named(one.name, value));
    }),
    ...Object.entries(OTHERS).map(([name, value]) => sometimes(2, named(name, value))),
  ]);
};
