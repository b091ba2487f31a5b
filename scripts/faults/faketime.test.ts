import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { formatInstant, type Instant, instantOf } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { expect, it } from 'vitest';
import { dataFolder, secretIn, startMain } from '../../apps/api/test-support/process.ts';
import { submission } from '../../apps/api/test-support/server.ts';

const OPENED = '2026-03-02T09:00:00+08:00';
/** Two hours before the end of the day on which every request is due. */
const START = instantOf('2026-03-30T22:00:00+08:00');
const REQUESTS = 20;
const HOUR = 3600;

const libraries = '/usr/lib';
const faketime =
  process.platform === 'linux'
    ? readdirSync(libraries)
        .map((name) => join(libraries, name, 'faketime', 'libfaketimeMT.so.1'))
        .find((file) => existsSync(file))
    : undefined;

const LI = { actor: { id: 'li', duties: ['registrar', 'handler'] } } as const;

/** A folder with requests that are all due on one day. */
const dueTogether = async (): Promise<string> => {
  const folder = dataFolder();
  const file = join(folder, 'gongkai.db');
  const store = openSqliteStore({ file, clock: () => instantOf(OPENED) + HOUR * 1000 });
  const engine = await openEngine({ store, procedures: PROCEDURES });
  for (let count = 0; count < REQUESTS; count += 1) {
    const opened = await engine.open({ agency: 'kunming', ...submission(OPENED) }, LI);
    if (!opened.ok) throw new Error(opened.refusal.code);
    await engine.submit(opened.case.id, { type: 'request.registered', at: OPENED }, LI);
  }
  await engine.close();
  return folder;
};

/** The expiries in a file, one for each case that has any. */
const expiriesIn = (folder: string): readonly number[] => {
  const db = new DatabaseSync(join(folder, 'gongkai.db'), { readOnly: true });
  const rows = db.prepare("SELECT count(*) AS count FROM facts WHERE type = 'clock.expired' GROUP BY case_id").all();
  db.close();
  return rows.map(({ count }) => Number(count));
};

it.skipIf(faketime === undefined)(
  'a node whose clock jumps while it runs records no expiry early, and none twice (skipped without libfaketime)',
  async () => {
    const folder = await dueTogether();
    const offsets = join(dataFolder(), 'offset');
    const base = Math.round((START - Date.now()) / 1000);
    const jumpTo = (seconds: number): void =>
      writeFileSync(offsets, `${base + seconds < 0 ? '' : '+'}${base + seconds}`);
    jumpTo(0);
    const node = startMain({
      GONGKAI_DATA: folder,
      GONGKAI_SWEEP_SECONDS: '1',
      GONGKAI_WARNINGS: '',
      LD_PRELOAD: faketime ?? '',
      FAKETIME_TIMESTAMP_FILE: offsets,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    });
    const address = await node.listening;
    const clock = async (): Promise<unknown> =>
      ((await (await fetch(`${address}/readyz`)).json()) as { clock: unknown }).clock;
    const runs = async (): Promise<number> =>
      Number(/^gongkai_sweep_runs_total (\d+)$/m.exec(await (await fetch(`${address}/metrics`)).text())?.[1]);
    const twoSweeps = async (): Promise<void> => {
      const before = await runs();
      await expect.poll(runs, { timeout: 20_000, interval: 100 }).toBeGreaterThan(before + 1);
    };
    const now = (): Instant => Date.now() + base * 1000;

    await twoSweeps();
    expect([await clock(), expiriesIn(folder)]).toEqual(['trusted', []]);
    jumpTo(5);
    await twoSweeps();
    expect([await clock(), expiriesIn(folder)]).toEqual(['trusted', []]);
    for (const jump of [5 * HOUR, -2 * HOUR, 5 * HOUR]) {
      jumpTo(jump);
      await twoSweeps();
      expect([await clock(), expiriesIn(folder)]).toEqual(['stopped', []]);
    }
    jumpTo(0);
    await expect.poll(clock, { timeout: 20_000, interval: 100 }).toBe('trusted');
    expect(expiriesIn(folder)).toEqual([]);

    // This time a person set the clock right, and says so.
    jumpTo(5 * HOUR);
    await expect.poll(clock, { timeout: 20_000, interval: 100 }).toBe('stopped');
    const secret = secretIn(node.said.out);
    const confirm = (at: Instant): Promise<Response> =>
      fetch(`${address}/api/v1/system-clock/confirmation`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ now: formatInstant(at) }),
      });
    expect((await confirm(now())).status).toBe(409);
    expect(expiriesIn(folder)).toEqual([]);
    const confirmed = await confirm(now() + 5 * HOUR * 1000);
    expect([confirmed.status, await confirmed.json()]).toEqual([200, { wasStopped: true }]);
    await expect.poll(() => expiriesIn(folder).length, { timeout: 20_000, interval: 100 }).toBe(REQUESTS);
    await twoSweeps();
    expect(expiriesIn(folder)).toEqual(Array.from({ length: REQUESTS }, () => 1));
    node.child.kill('SIGTERM');
    expect(await node.exit).toBe(0);
  },
  120_000,
);
