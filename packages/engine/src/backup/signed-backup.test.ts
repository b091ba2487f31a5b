import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { movedClock, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { fillEveryTable } from '../../test-support/tampering.suite.ts';
import { beforeAmendments } from '../../test-support/amended-calendar.fixture.ts';
import { USUAL_WARNINGS } from '../deadlines/warnings.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { backupLines } from './backup-file.ts';
import { restoreBackup } from './restore.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const publicKey = createPublicKey(privateKey);
const RULEBOOK = {
  procedures: new Map(PROCEDURES.map((one) => [one.id, one])),
  calendar: beforeAmendments,
  warnings: USUAL_WARNINGS,
};

async function* asLines(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const restored = async (lines: readonly string[], key: typeof publicKey | null) => {
  const store = openSqliteStore({ clock: () => 0 });
  try {
    return await restoreBackup(store, RULEBOOK, asLines(lines), key);
  } finally {
    expect(await store.ids('', 1)).toHaveLength(0);
    await store.close();
  }
};

/** The lines with a last one that fits them, as a person makes it who has no key. */
const madeAnew = (lines: readonly string[]): readonly string[] => {
  const digest = createHash('sha256');
  for (const line of lines.slice(0, -1)) digest.update(`${line}\n`);
  const last = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
  return [...lines.slice(0, -1), JSON.stringify({ ...last, rows: lines.length - 2, sha256: digest.digest('hex') })];
};

describe('a signed backup', () => {
  let lines: readonly string[] = [];
  beforeAll(async () => {
    const { clock, moveTo } = movedClock('2019-04-10');
    const store = openSqliteStore({ clock });
    await fillEveryTable(store, moveTo);
    const written: string[] = [];
    for await (const line of backupLines(store, privateKey)) written.push(line.slice(0, -1));
    await store.close();
    lines = written;
  });

  const altered = (table: string, from: string, to: string): readonly string[] => {
    const at = lines.findLastIndex((line) => line.startsWith(`{"t":"${table}"`) && line.includes(from));
    expect(at).toBeGreaterThan(0);
    return madeAnew(lines.with(at, (lines[at] ?? '').replace(from, to)));
  };

  it('is restored with either half of its key, and without one', async () => {
    const rows = lines.length - 2;
    for (const key of [publicKey, privateKey, null]) {
      const store = openSqliteStore({ clock: () => 0 });
      expect(await restoreBackup(store, RULEBOOK, asLines(lines), key)).toBeGreaterThan(rows);
      await store.close();
    }
  });

  it('is refused where another key signed it, where its signature was taken off, and where it was made anew', async () => {
    const another = generateKeyPairSync('ed25519').publicKey;
    await expect(restored(lines, another)).rejects.toThrow('not by the one given');
    const { key: _key, signature: _signature, ...last } = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;
    await expect(restored(lines.with(-1, JSON.stringify(last)), publicKey)).rejects.toThrow('is not signed');
    const anew = altered('outbox', '"topic":"fact.request.submitted"', '"topic":"fact.request.other"');
    await expect(restored(anew, publicKey)).rejects.toThrow('its signature is not one over what it holds');
  });

  it.each([
    ['entries', '"value":"3"', '"value":"4242"', 'entries 2026 kunming offices 1'],
    ['published', '[null]', '[5]', 'published kunming 2025 AR2021'],
    ['keys', String.raw`[\"registrar\"]`, String.raw`[\"registrar\",\"signer\"]`, 'keys '],
    ['agencies', '"parent":"yunnan"', '"parent":null', 'agencies kunming'],
    ['moves', '"due_from":"2019-04-30"', '"due_from":"2019-04-01"', 'moves '],
  ])('is refused without a key as well, where a row of %s is not as its act tells', async (table, from, to, named) => {
    const refused = restored(altered(table, from, to), null);
    await expect(refused).rejects.toThrow(named);
    await expect(refused).rejects.toThrow('the backup was altered');
  });

  it.each([
    ['outbox', /"agency_key":"[^"]*",/, '', 'has no agency_key of the right kind'],
    ['keys', '"administrator":0', '"administrator":"0"', 'has no administrator of the right kind'],
    ['fact', /"hash":"[^"]*"/, '"hash":null', 'has no hash of the right kind'],
    ['counters', '"value":', '"extra":1,"value":', 'has an unknown column extra'],
    ['counters', '"t":"counters"', '"t":"cases"', 'names no table that this release has'],
  ])('names the line of %s whose columns are not those of its table', async (table, from, to, why) => {
    const at = lines.findIndex((line) => line.startsWith(`{"t":"${table}"`));
    const bad = lines.with(at, (lines[at] ?? '').replace(from, to));
    await expect(restored(bad, null)).rejects.toThrow(`line ${at + 1}`);
    await expect(restored(bad, null)).rejects.toThrow(why);
  });
});
