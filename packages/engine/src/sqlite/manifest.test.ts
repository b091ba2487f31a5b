import { DatabaseSync } from 'node:sqlite';
import { definitions, describeManifest } from '../../test-support/manifest.suite.ts';
import { migrate } from './schema.ts';

describeManifest('sqlite', async () => {
  const db = new DatabaseSync(':memory:');
  migrate(db);
  const of = (type: string) =>
    definitions(
      db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%'")
        .all(type)
        .map((row) => [String(row['name']), String(row['sql'])] as const),
    );
  return { tables: of('table'), indexes: of('index'), triggers: of('trigger') };
});
