import type { DatabaseSync } from 'node:sqlite';

/** What a person who owns the file does first. */
export const dropTriggers = (db: DatabaseSync): void => {
  for (const { name } of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all()) {
    db.exec(`DROP TRIGGER ${String(name)}`);
  }
};
