import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { movedClock } from '../../test-support/desk.fixture.ts';
import { afterAll } from 'vitest';
import { dropTriggers } from '../../test-support/drop-triggers.fixture.ts';
import {
  describeCoverage,
  describeTampering,
  fillEveryTable,
  verifiedLines,
} from '../../test-support/tampering.suite.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

describeCoverage();

describeTampering('a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [original, copy] = [join(folder, 'original.db'), join(folder, 'copy.db')];
  const { clock, moveTo } = movedClock('2019-04-10');
  const store = openSqliteStore({ file: original, clock });
  const prepared = await fillEveryTable(store, moveTo);
  await store.close();
  const owner = new DatabaseSync(original);
  dropTriggers(owner);
  owner.exec('PRAGMA journal_mode = DELETE');
  owner.close();
  return {
    prepared,
    after: async (sql) => {
      copyFileSync(original, copy);
      const db = new DatabaseSync(copy, { enableForeignKeyConstraints: false });
      if (sql !== null) db.exec(sql);
      db.close();
      const edited = openSqliteStore({ file: copy, clock });
      try {
        return await verifiedLines(edited);
      } finally {
        await edited.close();
      }
    },
  };
});
