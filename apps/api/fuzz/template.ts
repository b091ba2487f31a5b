import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@gongkai/calendar';
import { instantOf } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore, partyKeyOf } from '@gongkai/engine';
import { createApp } from '../src/app.ts';
import { chanceOf, type Some } from './draw.ts';
import { growCases } from './grow-cases.ts';
import { growFigures, knowFigures } from './grow-figures.ts';
import { type Judge, judgeOf } from './judge-answer.ts';
import { type Known, knownValues, remember } from './known-values.ts';
import { type ApiDocument, readDocument } from './operations-of.ts';
import { populate } from './populate.ts';
import { makePeople, PASSWORD, signInOf } from './people.ts';
import { makeRoles, type Role, strangers } from './roles.ts';

/** The start of every world of a seed: cases in many states, keys, and the document with its judge. */
export interface Template {
  readonly seed: number;
  readonly start: Instant;
  readonly roles: Some<Role>;
  readonly known: Known;
  readonly document: ApiDocument;
  readonly judge: Judge;
  /** A copy of the database; it exists as long as the returned connection. */
  readonly copy: () => { readonly file: string; readonly hold: DatabaseSync };
  readonly close: () => void;
}

/** The key of the register of applicants, the same in the template and in every world. */
export const PARTY_KEY = partyKeyOf(Buffer.alloc(32, 7));

const START = instantOf('2026-03-02T10:00:00+08:00');
const DAY = 86_400_000;
const CASES = 40;
const MIGHTY = ['administrator', 'every agency', 'first of all duties', 'chen by key', 'wang by key'];

// In memory, with a name, so that a second connection reads what is written.
const memoryFile = (): string => `file:fuzz-${randomUUID()}?mode=memory&cache=shared`;

/** Values that are in no schema, of forms and of people. */
const OF_FORMS: Readonly<Record<string, readonly unknown[]>> = {
  mapping: ['{}', '{"登记号":"number"}'],
  sheet: ['', 'Sheet1'],
  parent: [null, 'kunming'],
  duties: [['handler'], ['registrar'], ['office-head']],
};

/** Creates a template that depends only on the seed. */
export const makeTemplate = async (seed: number): Promise<Template> => {
  const chance = chanceOf(seed, 'template');
  const file = memoryFile();
  const db = new DatabaseSync(file);
  let now = START + chance.between(0, 290) * DAY;
  const store = openSqliteStore({ file, clock: () => now });
  const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => chance.between(0, 255));
  const engine = await openEngine({ store, procedures: PROCEDURES, random, partyKey: PARTY_KEY });
  const keys = await makeRoles(engine);
  await growCases(engine, chance, CASES / 2);
  now += 3 * DAY;
  await engine.sweep();
  await growCases(engine, chance, CASES / 2);
  await growFigures(engine);
  const app = createApp({ engine, signIn: signInOf() });
  const people = await makePeople(engine, app);
  const roles: Some<Role> = [...strangers(), ...keys, ...people.roles];
  const document = await readDocument(await app.request('/openapi.json'));
  const known = await knownValues(engine, chance);
  knowFigures(known);
  for (const id of people.ids) for (const name of ['people', 'person', 'from', 'to']) remember(known, name, id);
  for (const token of people.tokens) remember(known, 'token', token);
  for (const name of ['password', 'current', 'newPassword']) remember(known, name, PASSWORD);
  for (const [name, values] of Object.entries(OF_FORMS)) for (const value of values) remember(known, name, value);
  const mighty = roles.filter((role) => MIGHTY.includes(role.name));
  await populate({ engine, document, send: (request) => app.fetch(request), roles: mighty, known }, chance);
  await engine.close();
  return {
    seed,
    start: now,
    roles,
    known,
    document,
    judge: judgeOf(document),
    copy: () => {
      const copied = memoryFile();
      const hold = new DatabaseSync(copied);
      db.exec(`VACUUM INTO '${copied}'`);
      return { file: copied, hold };
    },
    close: () => db.close(),
  };
};
