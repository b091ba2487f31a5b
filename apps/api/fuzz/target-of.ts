import type { Chance } from '../src/demo/seeded.ts';
import { oneOf, pickOr } from './chance-of.ts';
import { BROKEN_ENCODINGS, NASTY } from './nasty.ts';
import type { Operation, Parameter } from './operations-of.ts';
import type { Surroundings } from './value-of.ts';
import { valuesIn } from './value-of.ts';

/** Percent-encodes any text; what is no character at all becomes U+FFFD, as a browser would send it. */
const encoded = (value: string): string => encodeURIComponent(value.toWellFormed());

/** A value as text in an address or a header: `String` would call what is under `toString`, and that may be anything. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** The values known for a path parameter: by the segment before it, such as `cases` for `/cases/{id}`, or by its own name. */
const knownFor = (path: string, name: string, { known }: Surroundings): readonly unknown[] => {
  const [, before = ''] = new RegExp(`([^/{}]+)/\\{${name}\\}`).exec(path) ?? [];
  return known[before] ?? known[name] ?? [];
};

const pathPart = (path: string, { name, schema }: Parameter, around: Surroundings, chance: Chance): string => {
  const known = knownFor(path, name, around);
  return oneOf(chance, [
    [known.length > 0 ? 24 : 0, () => encoded(asText(pickOr(chance, known, '')))],
    [3, () => encoded(asText(valuesIn(around)(schema, chance, name)))],
    [2, () => encoded(chance.pick(NASTY))],
    [1, () => chance.pick(BROKEN_ENCODINGS)],
  ]);
};

const queryValue = ({ name, schema }: Parameter, around: Surroundings, chance: Chance): string =>
  oneOf(chance, [
    [8, () => encoded(asText(valuesIn(around)(schema, chance, name)))],
    [2, () => encoded(chance.pick(NASTY))],
    [1, () => pickOr(chance, BROKEN_ENCODINGS, '')],
  ]);

const queryPart = (parameter: Parameter, around: Surroundings, chance: Chance): readonly string[] => {
  const present = chance.happens(parameter.required === true ? 0.93 : 0.35);
  const times = !present ? 0 : chance.happens(0.05) ? 2 : 1;
  return Array.from({ length: times }, () => `${encoded(parameter.name)}=${queryValue(parameter, around, chance)}`);
};

const unknownPart = (chance: Chance): readonly string[] =>
  chance.happens(0.07) ? [`${encoded(chance.pick(NASTY))}=${encoded(chance.pick(NASTY))}`] : [];

/** An address of an operation: path parameters real, made or broken; query parameters present, absent, repeated, unknown. */
export const targetOf = ({ path, parameters }: Operation, around: Surroundings, chance: Chance): string => {
  const filled = parameters
    .filter((one) => one.in === 'path')
    .reduce((text, one) => text.replace(`{${one.name}}`, () => pathPart(path, one, around, chance)), path);
  const query = parameters.filter((one) => one.in === 'query').flatMap((one) => queryPart(one, around, chance));
  const parts = [...query, ...unknownPart(chance)];
  return parts.length === 0 ? filled : `${filled}?${chance.shuffled(parts).join('&')}`;
};
