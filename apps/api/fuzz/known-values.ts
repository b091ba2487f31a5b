import { clocksOf, ERRORS } from '@gongkai/core';
import type { AnyProcedure } from '@gongkai/core';
import type { Engine, KeyHolder } from '@gongkai/engine';
import { z } from 'zod';
import type { Chance } from '../src/demo/seeded.ts';
import { FIGURE_ERRORS } from '../src/http/figure-problem.ts';
import { API_ERRORS } from '../src/http/api-errors.ts';
import type { JsonSchema } from './operations-of.ts';
import { draw } from './draw.ts';
import { isObject, jsonOf } from './json-of.ts';
import { AGENCIES, SPARE } from './roles.ts';
import { valuesIn } from './value-in.ts';

/** Values that mean something to the server, by the name of a parameter, a property, or the collection in a path. */
export type Known = Map<string, unknown[]>;

const MOST = 300;

/** Remembers a value once; with many values the oldest is dropped. */
export const remember = (known: Known, name: string, value: unknown): void => {
  const values = known.get(name) ?? [];
  known.set(name, values);
  if (values.includes(value)) return;
  values.push(value);
  if (values.length > MOST) values.shift();
};

// Zod writes JSON Schema, and settings use only the part of it that is typed here.
const schemaIn = (written: object): JsonSchema => written as JsonSchema;

const settingsOf = (procedure: AnyProcedure, chance: Chance): unknown => {
  const schema = z.toJSONSchema(procedure.settings, { io: 'input', unrepresentable: 'any' });
  return draw(valuesIn({ schemas: {}, known: {}, fitting: [], now: 0 })(schemaIn(schema)), chance);
};

const cursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

const CURSORS = [
  cursor({ id: '', agency: '', due: null }),
  cursor({ id: '\uD800', agency: '\0', due: -1 }),
  cursor({ id: 'a', agency: 'kunming', due: Number.MAX_SAFE_INTEGER }),
  cursor({ id: 'a', agency: 'kunming', due: 0.5 }),
  cursor([]),
];

// Keys in use are not disabled: without them most requests would have no valid key.
const isToGo = ({ name, administrator, disabledAt }: KeyHolder): boolean =>
  name === SPARE || administrator || disabledAt !== null;

/** The values that are known of an engine at its start. */
export const knownValues = async (engine: Engine, chance: Chance): Promise<Known> => {
  const { calendar } = engine;
  const procedures = [...engine.procedures.values()];
  const codes = [...Object.keys(ERRORS), ...Object.keys(API_ERRORS), ...Object.keys(FIGURE_ERRORS)];
  const known: Known = new Map(
    Object.entries<unknown[]>({
      cases: [],
      clocks: [],
      keys: (await engine.keys.list()).filter(isToGo).map(({ id }) => id),
      procedures: procedures.map(({ id }) => id),
      procedure: procedures.map(({ id }) => id),
      state: procedures.flatMap(({ states }) => states),
      settings: procedures.flatMap((one) => Array.from({ length: 30 }, () => settingsOf(one, chance))),
      agency: [...AGENCIES, 'nowhere'],
      consultation: ['c1', 'c2'],
      target: ['https://receiver.example/hook', 'desk@example.org', 'http://127.0.0.1/', 'https://[::1]/'],
      errors: codes.map((code) => code.split('/')[0]),
      name: codes.map((code) => code.split('/')[1]),
      reports: ['2018', '2019', '2024', '2026'],
      after: [...CURSORS],
      'idempotency-key': Array.from({ length: 20 }, (_, index) => `key-${index}`),
    }),
  );
  const now = await engine.now();
  await engine.eachCase({}, ({ id, procedure, state }) => {
    remember(known, 'cases', id);
    remember(known, 'case', id);
    const found = engine.procedures.get(procedure);
    if (found !== undefined) {
      for (const clock of clocksOf(found, state, now, { calendar })) remember(known, 'clocks', clock.id);
    }
  });
  return known;
};

/** Remembers identifiers and cursors in an answer, for requests to other operations. */
export const learn = (known: Known, path: string, text: string): void => {
  const body = jsonOf(text);
  const collection = path.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? '';
  const { id } = body;
  if (typeof id === 'string' || typeof id === 'number') remember(known, collection, id);
  if (typeof body['next'] === 'string') remember(known, 'after', body['next']);
  for (const [name, part] of Object.entries(body)) {
    if (isObject(part) && typeof part['id'] === 'string') remember(known, collection, part['id']);
    for (const one of Array.isArray(part) ? part : []) {
      if (isObject(one) && typeof one['id'] === 'string') remember(known, name, one['id']);
    }
  }
};
