import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openSchema } from './open-schema.ts';
import { readMigrations } from '../sql/migration.ts';
import { fileOfTest } from '../../test-support/desk.fixture.ts';

const SQLITE_MIGRATIONS = readMigrations('sqlite');
describe('the schema of a file', () => {
  it('is read without making the file, then applied once', async () => {
    const file = fileOfTest();
    const schema = await openSchema({ file });
    expect((await schema.pending()).map(({ number }) => number)).toEqual(SQLITE_MIGRATIONS.map(({ number }) => number));
    expect(existsSync(file)).toBe(false);
    expect((await schema.apply()).map(({ number }) => number)).toEqual(SQLITE_MIGRATIONS.map(({ number }) => number));
    expect([await schema.pending(), await schema.apply()]).toEqual([[], []]);
    await expect(schema.grant('app')).rejects.toThrow('a file has no roles');
    await schema.close();
  });

  it('says how the file is kept, and which guards of the ledger are gone', async () => {
    const file = fileOfTest();
    const schema = await openSchema({ file });
    await schema.apply();
    expect(await schema.inspect()).toMatchObject({ kind: 'sqlite', damage: null, missingGuards: [], role: null });
    const db = new DatabaseSync(file);
    db.exec('DROP TRIGGER facts_keep; DROP TRIGGER cases_stay');
    db.close();
    expect((await schema.inspect()).missingGuards).toEqual(['cases_stay', 'facts_keep']);
    const owner = new DatabaseSync(file);
    owner.exec('CREATE TRIGGER facts_keep BEFORE UPDATE ON facts BEGIN SELECT 1; END');
    owner.exec('CREATE TRIGGER own AFTER INSERT ON outbox BEGIN SELECT 1; END');
    owner.close();
    expect((await schema.inspect()).missingGuards).toEqual([
      'cases_stay',
      'facts_keep (altered)',
      'own (of no migration)',
    ]);
    await schema.close();
  });
});
