import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted, aRequest, LI, movedClock, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { NOT_SERVING, useEveryVerb } from '../../test-support/every-verb.fixture.ts';
import {
  connected,
  partitionedSchema,
  placesOf,
  type Planning,
  tablesTouched,
} from '../../test-support/partitions.fixture.ts';
import { type Recorded, recordedStore, verbsOf } from '../../test-support/recorded-store.fixture.ts';
import { openFresh } from '../../test-support/postgres.fixture.ts';
import { openEngine } from '../engine.ts';
import { SUMMED } from '../sql/figures.ts';
import * as own from './statements.ts';

const TOGETHER = `SELECT '' AS agency, year, cell, ${SUMMED} FROM tallies WHERE year BETWEEN $1 AND $2`;

const CHANGED = `SELECT changed.* FROM (SELECT xid AS message_xid, place AS message_place, id AS message_id,
  case_id AS message_case_id FROM outbox WHERE topic LIKE 'fact.%'`;

const CAME = 'cases that came from another agency stay in its partition';

/** Statements that read every agency, by their beginning, with the reason. */
const EVERYWHERE: readonly (readonly [string, string])[] = [
  [own.DUE.text, 'the sweep asks what is due anywhere'],
  [
    'SELECT year, cell, sum(total) AS amount FROM tallies WHERE year BETWEEN $1 AND $2 GROUP',
    'the table of all agencies',
  ],
  ['SELECT year, cell, sum(total) AS amount FROM tallies WHERE year BETWEEN $1 AND $2 AND agency IN', 'of a province'],
  [`${TOGETHER} GROUP`, 'the months of all agencies together'],
  [`${TOGETHER} AND agency IN`, 'the months of a province together'],
  ['SELECT * FROM tallies WHERE year BETWEEN $1 AND $2 ORDER', 'the months of all agencies'],
  ['SELECT * FROM tallies WHERE year BETWEEN $1 AND $2 AND agency IN', 'the months of a province'],
  [
    'SELECT id, number, agency, procedure, state, counted FROM cases WHERE id > $2 AND (counted LIKE $1) ORDER',
    'the cases of a cell of all agencies',
  ],
  [
    'SELECT id, number, agency, procedure, state, counted FROM cases WHERE id > $2 AND (counted LIKE $1) AND agency IN',
    'the cases of a cell of a province',
  ],
  [
    'SELECT id, number, agency, procedure, state, counted FROM cases WHERE id > $3 AND (counted LIKE $1) AND substr(agency, 1) IN',
    'the cases of a cell within the reach of a province',
  ],
  ['SELECT * FROM cases WHERE agency = $1', `a list of one agency: ${CAME}`],
  ['SELECT * FROM cases WHERE urgent = 1 AND substr(agency, 1)', `the running incidents of one agency: ${CAME}`],
  ['SELECT * FROM (SELECT * FROM cases WHERE stopped = 1', `the cases of a counter of a desk: ${CAME}`],
  ['SELECT cases.* FROM (SELECT * FROM cases WHERE stopped = 1', 'the same in the order of changes'],
  ['SELECT named.agency', 'what each agency of a region has to do'],
  ['SELECT (SELECT count(*) FROM cases', `the counters of a desk: ${CAME}`],
  [
    'SELECT id, number, agency, procedure, state, counted FROM cases WHERE id > $2 AND (counted LIKE $1) AND agency = ',
    `the cases of a cell of one agency: ${CAME}`,
  ],
  [
    'SELECT id, number, agency, procedure, state, counted FROM cases WHERE id > $3 AND (counted LIKE $1) AND agency = ',
    `the cases of a cell within the reach of one agency: ${CAME}`,
  ],
  [
    'SELECT id, number, agency, procedure, state, counted FROM cases WHERE id > $4 AND (counted LIKE $1) AND agency = ',
    `the cases of a cell within the reach of a unit: ${CAME}`,
  ],
  ['SELECT external_key, number FROM cases', `the numbers of a ledger of one agency: ${CAME}`],
  ['SELECT * FROM parties WHERE agency', `those who ask in one agency: ${CAME}`],
  ['SELECT * FROM cases WHERE substr(agency, 1) IN (WITH', 'a list within the reach of a province'],
  ['SELECT * FROM cases WHERE due_internal', 'the same by the date of the office'],
  ['SELECT * FROM cases ORDER BY', 'a list of all agencies, for the national view and for figures'],
  ['SELECT * FROM cases WHERE (', 'a later page of such a list'],
  [`${CHANGED}) AS`, 'a list of all agencies in the order of changes'],
  ['SELECT id, number FROM cases WHERE number', 'a link names a case of any agency by its number'],
  ['SELECT wake_at FROM cases ORDER BY', 'a gauge asks what the sweep does next'],
  ['SELECT id FROM cases WHERE id > $1 UNION', 'verify goes through everything that there is'],
  ['SELECT DISTINCT procedure', 'a start asks where the calendar of an agency is another one now'],
  ['SELECT procedure, procedure_version, state', 'a start asks which kinds of cases there are'],
  ['SELECT agency_key, case_id, clock', 'the first start takes moves of earlier releases into the chain of acts'],
  ['SELECT agency_key, id, number', 'the first start takes reminders of earlier releases into the chain of acts'],
  ['SELECT id FROM cases WHERE uncounted', 'a sweep looks for cases that an older release wrote'],
  ['SELECT id FROM cases WHERE procedure = $1', 'an amended calendar plans the open cases of all agencies again'],
];

/** Tables that are left in one piece, with the reason. */
const IN_ONE_PIECE: Readonly<Record<string, string>> = {
  acts: 'one chain of what is done outside of cases',
  answers: 'found by actor and key before the case is known; may be laid out by actor',
  outbox: 'read in the one order of all messages',
  endpoints: 'a few rows, and some hear of all agencies',
  deliveries: 'belong to the order of the outbox',
  keys: 'a few thousand rows, found by their hash before the agency is known',
  notices: 'a few rows for all',
  probes: 'one row, which says nothing of any agency',
  clock_stops: 'a few rows, of the clock of a host',
  blobs: 'found by the hash of their content, which belongs to cases of several agencies',
  blob_chunks: 'found by their blob',
  agencies: 'a few hundred rows, read as one tree',
  places: 'the same, and a row for each change of one',
  profiles: 'some rows an agency, read when a node starts',
  gaps: 'a few rows, where an office begins to count later than at one',
  imports: 'some rows an agency, found by their identifiers',
  people: 'some thousands of rows, found by their identifier before the agency is known',
  person_duties: 'some rows of a person, and a person may hold duties of several agencies',
  delegations: 'some rows of a person',
  rosters: 'a few versions a month and agency',
  entries: 'some dozens of rows a year and agency, typed in by hand',
  published: 'a table a year and agency, asked for by its key',
  corrections: 'a few rows, asked for by the key of their table',
  logins: 'a row for each person who signs in',
  login_links: 'a few rows, found by their hash before the person is known',
  notice_settings: 'a row of a person',
  personal_notices: 'rows of a person, of whatever agency',
  calendar_feeds: 'a row of a person, found by its hash',
  links: 'found by the case that is named, of whatever agency',
  documents: 'found by words, of whatever agency',
  catalogue: 'what is published, found by its key',
  tasks: 'only of amended calendars, and gone through as one list',
};

const stem = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const reasonOf = ({ text }: Recorded): string | undefined =>
  EVERYWHERE.find(([beginning]) => stem(text).startsWith(stem(beginning)))?.[1];

/**
 * Statements about any number of agencies, so that their keys come as a list, which a plan that is made once cannot use:
 * the role of the application needs `plan_cache_mode = force_custom_plan` where tables are partitioned.
 */
const PLANNED_EACH_TIME: readonly string[] = [own.COUNTER_VALUES.text, own.HOLD.text, own.RENAME.text];

interface Finding extends Recorded {
  readonly tables: readonly string[];
}

/** Each statement in one transaction that is then undone; what was written once is written into an empty schema. */
const looked = async (
  client: pg.Client,
  statements: readonly Recorded[],
  planning: Planning,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  await client.query('BEGIN');
  for (const one of statements) {
    findings.push({ ...one, tables: await tablesTouched(client, one.text, one.values, planning) });
  }
  await client.query('ROLLBACK');
  return findings;
};

const scatteredAmong = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter((one) => reasonOf(one) === undefined && placesOf(one.tables).parts.size > 1)
    .map(({ text }) => text)
    .toSorted();

const isInsert = ({ text }: Recorded): boolean => text.startsWith('INSERT');
const isOfTransaction = ({ text }: Recorded): boolean => text === 'BEGIN' || text === 'COMMIT';

describe('on tables partitioned by agency, a statement', () => {
  const { clock, moveTo } = movedClock('2026-03-02');
  let findings: readonly Finding[] = [];
  let prepared: readonly Finding[] = [];
  let unused: readonly string[] = [];
  let filled: pg.Client;
  let empty: pg.Client;

  beforeAll(async () => {
    const [schema, other] = await Promise.all([partitionedSchema(), partitionedSchema()]);
    const { store, statements, used } = recordedStore(schema, clock);
    await useEveryVerb(store, '昆明', moveTo);
    await store.close();
    unused = verbsOf(store).filter((verb) => !used.has(verb) && !NOT_SERVING.includes(verb));
    [filled, empty] = await Promise.all([connected(schema), connected(other)]);
    const written = statements().filter(isInsert);
    const rest = statements().filter((one) => !isInsert(one) && !isOfTransaction(one));
    const lookAt = async (planning: Planning): Promise<readonly Finding[]> => [
      ...(await looked(empty, written, planning)),
      ...(await looked(filled, rest, planning)),
    ];
    findings = await lookAt('force_custom_plan');
    prepared = await lookAt('force_generic_plan');
  });
  afterAll(() => Promise.all([filled, empty].map((client) => client?.end())));

  it('is covered here, for every method that sends it', () => {
    expect(unused).toEqual([]);
    const { WRITES, ...others } = own;
    const texts = new Set(findings.map(({ text }) => text));
    const inserts = Object.values(WRITES).flatMap(({ many, one }) => [many.text, one.text]);
    const reads = Object.values(others).map(({ text }) => text);
    expect([...inserts, ...reads].filter((text) => !texts.has(text))).toEqual([]);
  });

  it('touches one partition of each table when it is about one agency, the same of all', () => {
    expect(scatteredAmong(findings)).toEqual([]);
    expect(findings.filter((one) => placesOf(one.tables).parts.size === 1).length).toBeGreaterThan(20);
  });

  it.each(EVERYWHERE.map(([beginning, why]) => ({ beginning, why })))('looks everywhere: $why', ({ beginning }) => {
    const found = findings.filter(({ text }) => stem(text).startsWith(stem(beginning)));
    expect(found.length).toBeGreaterThan(0);
    for (const { tables } of found) expect(placesOf(tables).parts.size).toBeGreaterThan(1);
  });

  it('touches no table in one piece but those that have a reason to be', () => {
    const whole = new Set(findings.flatMap(({ tables }) => placesOf(tables).whole));
    expect([...whole].toSorted()).toEqual(Object.keys(IN_ONE_PIECE).toSorted());
  });

  it('does so in a plan that is made once too, but for those that take a list of agencies', () => {
    expect(scatteredAmong(prepared)).toEqual(PLANNED_EACH_TIME.toSorted());
  });
});

describe('a schema in partitions', () => {
  it('is opened, written, swept and verified like any other, and keeps what is written once', async () => {
    const { clock, moveTo } = movedClock('2026-03-02');
    const schema = await partitionedSchema();
    const engine = await openEngine({ store: await openFresh(clock, schema), procedures: PROCEDURES });
    for (let index = 0; index < 24; index += 1) accepted(await engine.open(aRequest(`a${index}`), { actor: LI }));
    moveTo('2026-06-01');
    expect(await engine.sweep()).toMatchObject({ found: 24, failed: [] });
    expect(await engine.verify()).toMatchObject({ problems: [] });
    await engine.close();
    const client = await connected(schema);
    const { rows } = await client.query<{ parts: number }>('SELECT count(DISTINCT tableoid)::int AS parts FROM cases');
    expect(rows[0]?.parts).toBeGreaterThan(4);
    for (const sql of ["UPDATE facts SET text = ''", 'TRUNCATE facts_p0', 'TRUNCATE facts', 'DELETE FROM cases']) {
      await expect(client.query(sql)).rejects.toThrow('append-only');
    }
    await client.end();
  });
});
