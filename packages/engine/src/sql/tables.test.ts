import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { caseOf } from './case-rows.ts';
import { columnsOf, defineTable } from './table.ts';
import { CASES, COUNTERS, ENDPOINTS, KEYS, TABLES, TALLIES } from './tables.ts';
import { sampleCase } from '../testing/samples.ts';
import { migrate } from '../sqlite/schema.ts';

/** Columns that a database fills in. */
const OF_THE_DATABASE = ['outbox.place', 'outbox.xid', 'documents.place'];
const MANIFEST = new URL('../../schema/postgresql.json', import.meta.url);

/** `cases.dues text NOT NULL`, of every described column. */
const described = TABLES.flatMap(({ name, columns }) =>
  (columns as readonly { name: string; type: string; isNullable: boolean }[]).map(
    (column) => `${name}.${column.name} ${column.type}${column.isNullable ? '' : ' NOT NULL'}`,
  ),
).toSorted();

describe('the description of the tables', () => {
  it('has the columns, types and null marks of the schema on a server', () => {
    const { columns } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { columns: Record<string, string> };
    const generated = /due_order|wake_at|uncounted|tallies\.total|statutory_order|received_order|documents\.tokens/;
    const stored = Object.entries(columns)
      .filter(([name]) => !name.startsWith('migrations.') && !generated.test(name) && !OF_THE_DATABASE.includes(name))
      .map(([name, text]) => `${name} ${/^(?:text|bigint|smallint|bytea)(?: NOT NULL)?/.exec(text)?.[0] ?? text}`);
    expect(described).toEqual(stored.toSorted());
  });

  it('has the columns and the keys of the schema in a file', () => {
    const db = new DatabaseSync(':memory:');
    migrate(db);
    for (const { name, key, columns } of TABLES) {
      const rows = db.prepare('SELECT * FROM pragma_table_xinfo(?) WHERE hidden = 0').all(name);
      const names = rows.map((row) => String(row['name']));
      const own = names.filter((column) => !OF_THE_DATABASE.includes(`${name}.${column}`));
      expect([name, own.toSorted()]).toEqual([name, columns.map((column) => column.name).toSorted()]);
      const inKey = rows.filter((row) => row['pk'] !== 0).map((row) => String(row['name']));
      const ownKey = key === null ? ['place'] : key.toSorted();
      expect([name, inKey.toSorted()]).toEqual([name, ownKey]);
    }
    db.close();
  });
});

describe('a described table', () => {
  it('reads a record back from the row that it wrote', () => {
    const record = sampleCase('a', 2, { nextDueAt: null, nextWarningAt: 7 });
    expect(caseOf(CASES.row(record))).toEqual(record);
    const tally = { agency: '昆明', year: 2026, cell: 'x', months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] };
    expect(TALLIES.read(TALLIES.row(tally))).toEqual(tally);
  });

  it('gives the values in the order of its columns, so that statements and values agree', () => {
    const record = sampleCase('a');
    expect(CASES.values(record)).toEqual(CASES.names().map((name) => CASES.row(record)[name]));
    expect(COUNTERS.insertOne).toBe('INSERT INTO counters (agency_key, name, value) VALUES ($1, $2, $3)');
    expect(COUNTERS.excluded('always')).toBe('value = excluded.value');
  });

  it('says which updates set a column', () => {
    expect(CASES.names('dates')).toEqual([
      'next_due_at',
      'next_warning_at',
      'due_statutory',
      'late',
      'stopped',
      'clocks',
    ]);
    expect(CASES.names('release')).toEqual(['procedure_version', 'calendar_hash']);
    expect(CASES.names('always', 'dates', 'release')).not.toContain('opened_at');
  });

  it('never reads the hash of a key back, and reads an unknown word as the last one', () => {
    const holder = {
      id: 'k',
      person: 'p',
      name: 'li',
      agency: null,
      duties: [],
      administrator: true,
      createdAt: 1,
      disabledAt: null,
    };
    expect(KEYS.read(KEYS.row({ ...holder, hash: 'h' }))).toEqual(holder);
    const row = { id: 'e', kind: 'pigeon', target: 't', secrets: '["s"]', topics: '[]', created_at: 1 };
    expect(ENDPOINTS.read(row)).toMatchObject({ kind: 'webhook', agency: null, secrets: ['s'] });
  });

  it('has a column for every property of its record, of the right type', () => {
    interface Thing {
      readonly id: string;
      readonly count: number | null;
    }
    const thing = columnsOf<Thing>();
    const things = defineTable<Thing>()('things', ['id'], { id: thing.text('id'), n: thing.optionalInteger('count') });
    expectTypeOf(things.read).returns.toEqualTypeOf<Thing>();
    // @ts-expect-error a property is missing
    defineTable<Thing>()('things', ['id'], { id: thing.text('id') });
    // @ts-expect-error the property may be null
    thing.integer('count');
    // @ts-expect-error the key is not a column
    defineTable<Thing>()('things', ['name'], { id: thing.text('id'), n: thing.optionalInteger('count') });
  });
});
