import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { fileOfTest } from '../testing/desk.fixture.ts';
import { migrate } from './migrate.ts';
import { openSqliteStore } from './open-sqlite-store.ts';
import { MIGRATIONS } from './schema.ts';

const version = (db: DatabaseSync) => db.prepare('PRAGMA user_version').get()?.['user_version'];
const tables = (db: DatabaseSync) =>
  db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map((row) => row['name']);

describe('migrate', () => {
  it('applies each migration once, in order', () => {
    const db = new DatabaseSync(':memory:');
    const steps = ['CREATE TABLE one (a TEXT) STRICT;', "INSERT INTO one VALUES ('two');"];
    migrate(db, steps.slice(0, 1));
    migrate(db, steps);
    migrate(db, steps);
    expect(db.prepare('SELECT a FROM one').all()).toMatchObject([{ a: 'two' }]);
    expect(version(db)).toBe(2);
  });

  it('leaves the file as it was when a migration fails', () => {
    const db = new DatabaseSync(':memory:');
    expect(() =>
      migrate(db, ['CREATE TABLE one (a TEXT);', 'CREATE TABLE two (a TEXT); CREATE TABLE one (a TEXT);']),
    ).toThrow('already exists');
    expect([version(db), tables(db), db.isTransaction]).toEqual([1, ['one'], false]);
  });

  it('refuses a schema that a newer release wrote, by its number', () => {
    const file = fileOfTest();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(() => openSqliteStore({ file })).toThrow(
      `the database has schema 99; this release knows ${MIGRATIONS.length}`,
    );
  });

  it('refuses a file that is no database', async () => {
    const file = fileOfTest();
    const { writeFile } = await import('node:fs/promises');
    await writeFile(file, '不是数据库'.repeat(200));
    expect(() => openSqliteStore({ file })).toThrow('not a database');
  });

  it('opens a file with one fsync a commit, a write-ahead log, and strict tables only', async () => {
    const file = fileOfTest();
    await openSqliteStore({ file }).close();
    const db = new DatabaseSync(file);
    expect(db.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    const loose = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0").all();
    expect(loose.map((row) => row['name'])).toEqual(['sqlite_schema']);
    db.close();
  });
});
