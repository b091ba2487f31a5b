import type { Chance } from '../src/demo/seeded.ts';
import { oneOf } from './chance-of.ts';
import { NASTY } from './nasty.ts';
import type { Operation, Parameter } from './operations-of.ts';
import { asText } from './target-of.ts';
import type { Surroundings } from './value-of.ts';
import { valuesIn } from './value-of.ts';

type Pair = readonly [name: string, value: string];

// What a client can put on the wire as a header: bytes without NUL and without the end of a line.
const asHeader = (value: string): string =>
  Array.from(value)
    .filter((one) => one <= '\u00ff' && !'\0\r\n'.includes(one))
    .join('');

const HUGE = 70_000;

const valueFor = ({ name, schema }: Parameter, around: Surroundings, chance: Chance): string =>
  oneOf(chance, [
    [8, () => asHeader(asText(valuesIn(around)(schema, chance, name)))],
    [3, () => asHeader(chance.pick(NASTY))],
    [1, () => 'x'.repeat(HUGE)],
  ]);

const declared = (parameter: Parameter, around: Surroundings, chance: Chance): readonly Pair[] => {
  if (!chance.happens(0.25)) return [];
  const times = chance.happens(0.05) ? 2 : 1;
  return Array.from({ length: times }, () => [parameter.name, valueFor(parameter, around, chance)] as const);
};

/** Headers that no operation declares and every server meets. */
const others: readonly ((chance: Chance) => Pair)[] = [
  (chance) => ['accept-language', chance.pick(['en', 'zh-CN', 'en;q=NaN', ';;,,', 'x'.repeat(HUGE), '*'])],
  (chance) => ['accept', chance.pick(['text/html', 'application/xml', 'image/*', ''])],
  (chance) => ['x-request-id', asHeader(chance.pick(NASTY))],
  (chance) => ['content-length', chance.pick(['0', '-1', '5', '99999999999', 'abc', '1e3'])],
  (chance) => ['content-encoding', chance.pick(['gzip', 'br', 'x'])],
  (chance) => ['transfer-encoding', chance.pick(['chunked', 'gzip'])],
  (chance) => ['x-http-method-override', chance.pick(['DELETE', 'PUT'])],
  (chance) => ['origin', chance.pick(['null', 'https://elsewhere.example'])],
  (chance) => ['cookie', asHeader(chance.pick(NASTY))],
  (chance) => ['expect', chance.pick(['100-continue', 'x'])],
  (chance) => ['range', chance.pick(['bytes=0-1', 'x'])],
  () => ['x-huge', 'x'.repeat(HUGE)],
];

/** Headers besides the key: those that the operation declares, and now and then others; some twice, some huge. */
export const headersOf = ({ parameters }: Operation, around: Surroundings, chance: Chance): readonly Pair[] => [
  ...parameters.filter((one) => one.in === 'header').flatMap((one) => declared(one, around, chance)),
  ...others.flatMap((make) => (chance.happens(0.02) ? [make(chance)] : [])),
];
