import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { fileOfTest } from '../../test-support/desk.fixture.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { type Migration, readMigrations } from '../sql/migration.ts';
import { migrate, pendingIn } from './schema.ts';

const SQLITE_MIGRATIONS = readMigrations('sqlite');
const version = (db: DatabaseSync) => db.prepare('SELECT max(number) AS number FROM migrations').get()?.['number'];
const steps = (...texts: readonly string[]): readonly Migration[] =>
  texts.map((sql, index) => ({ number: index + 1, name: `step ${index + 1}`, readableBy: index + 1, sql }));
const tables = (db: DatabaseSync) =>
  db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map((row) => row['name']);

describe('migrate', () => {
  it('applies each migration once, in order', () => {
    const db = new DatabaseSync(':memory:');
    const all = steps('CREATE TABLE one (a TEXT) STRICT;', "INSERT INTO one VALUES ('two');");
    expect(pendingIn(db, all).map(({ number }) => number)).toEqual([1, 2]);
    migrate(db, all.slice(0, 1));
    expect(pendingIn(db, all).map(({ number }) => number)).toEqual([2]);
    migrate(db, all);
    migrate(db, all);
    expect(db.prepare('SELECT a FROM one').all()).toMatchObject([{ a: 'two' }]);
    expect(version(db)).toBe(2);
  });

  it('leaves the file as it was when a migration fails', () => {
    const db = new DatabaseSync(':memory:');
    expect(() =>
      migrate(db, steps('CREATE TABLE one (a TEXT);', 'CREATE TABLE two (a TEXT); CREATE TABLE one (a TEXT);')),
    ).toThrow('already exists');
    expect([version(db), tables(db), db.isTransaction]).toEqual([1, ['migrations', 'one'], false]);
  });

  it('refuses a schema that a newer release wrote, by its number', () => {
    const file = fileOfTest();
    const db = new DatabaseSync(file);
    migrate(db, [
      ...SQLITE_MIGRATIONS,
      ...steps(...SQLITE_MIGRATIONS.map(() => ''), 'CREATE TABLE later (a TEXT)').slice(-1),
    ]);
    db.close();
    expect(() => openSqliteStore({ file })).toThrow(
      `the database has schema ${SQLITE_MIGRATIONS.length + 1}; this release knows ${SQLITE_MIGRATIONS.length}`,
    );
  });

  it('works on a newer schema that says it can be worked on', () => {
    const db = new DatabaseSync(':memory:');
    const [first, second] = steps('CREATE TABLE one (a TEXT);', 'ALTER TABLE one ADD COLUMN b TEXT;');
    if (first === undefined || second === undefined) throw new Error('two steps');
    migrate(db, [first, { ...second, readableBy: 1 }]);
    expect(pendingIn(db, [first])).toEqual([]);
  });

  it('refuses a file in which a migration was applied in another form', () => {
    const db = new DatabaseSync(':memory:');
    migrate(db, steps('CREATE TABLE one (a TEXT);'));
    expect(() => migrate(db, steps('CREATE TABLE one (a TEXT) STRICT;', ''))).toThrow('applied in another form');
  });

  it('lays facts in the order of their recording and loses none, and no guard of theirs', () => {
    const db = new DatabaseSync(':memory:');
    db.exec('PRAGMA foreign_keys = ON');
    migrate(db, SQLITE_MIGRATIONS.slice(0, 3));
    const row = (id: string, seq: number, at: number, before: string, hash: string) =>
      db.exec(`INSERT INTO facts VALUES ('', '${id}', ${seq}, 't', 0, ${at}, 'a', '{}', '${before}', '${hash}')`);
    const put = `INSERT INTO cases (agency_key, id, number, agency, procedure, procedure_version, state, snapshot,
      version, dues, warned, opened_at, updated_at, calendar_hash)
      VALUES ('', ?, ?, 'a', 'p', '1', 's', '{}', 2, '{}', '[]', 0, 0, '')`;
    for (const id of ['one', 'two']) db.prepare(put).run(id, id);
    row('two', 1, 1, 'x', 'h1');
    row('one', 1, 2, 'y', 'h2');
    row('two', 2, 3, 'h1', 'h3');
    migrate(db, SQLITE_MIGRATIONS.slice(0, 4));
    const kept = db.prepare('SELECT case_id, seq, hash FROM facts ORDER BY rowid').all().map(Object.values);
    expect(kept).toEqual([
      ['two', 1, 'h1'],
      ['one', 1, 'h2'],
      ['two', 2, 'h3'],
    ]);
    expect(() => db.exec('DELETE FROM facts')).toThrow('append-only');
    expect(() => db.exec("UPDATE facts SET text = ''")).toThrow('append-only');
    expect(() => row('one', 3, 4, 'h2', 'h4')).toThrow('follows the one before it');
    expect(() => row('one', 2, 4, 'h3', 'h4')).toThrow('follows the one before it');
    expect(() => row('three', 2, 4, 'h3', 'h4')).toThrow('follows the one before it');
    expect(() => row('three', 1, 4, 'h3', 'h4')).toThrow('FOREIGN KEY');
    row('one', 2, 4, 'h2', 'h4');
  });

  it('refuses a file that is not a database', async () => {
    const file = fileOfTest();
    const { writeFile } = await import('node:fs/promises');
    await writeFile(file, '不是数据库'.repeat(200));
    expect(() => openSqliteStore({ file })).toThrow('not a database');
  });

  it('opens a file with a write-ahead log and strict tables only', async () => {
    const file = fileOfTest();
    await openSqliteStore({ file }).close();
    const db = new DatabaseSync(file);
    expect(db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    const loose = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0").all();
    expect(loose.map((row) => String(row['name'])).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'documents_index',
      ...['config', 'data', 'docsize', 'idx'].map((part) => `documents_index_${part}`),
      'documents_vocabulary',
      'sqlite_schema',
    ]);
    db.close();
  });
});
