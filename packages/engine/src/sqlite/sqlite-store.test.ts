import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { describeStore } from '../testing.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-stores-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

describeStore('SQLite in memory', (clock) => openSqliteStore({ clock }));
describeStore('SQLite in a file', (clock) => openSqliteStore({ clock, file: join(folder, `${(files += 1)}.db`) }));
