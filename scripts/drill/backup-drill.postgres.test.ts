// A year on one cluster, restored into another one and into a file: the same tables and the same hashes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROCEDURES } from '@gongkai/core';
import type { Engine, Store } from '@gongkai/engine';
import { openEngine, openPostgresStore, openSqliteStore } from '@gongkai/engine';
import type { CountedCase, YearFigures } from '@gongkai/stats';
import { cellOf, tallyCases, yearFigures } from '@gongkai/stats';
import { describe, expect, it, onTestFinished } from 'vitest';
import { incidentStories } from '../../apps/api/src/demo/incident-stories.ts';
import { loadStories } from '../../apps/api/src/demo/load-stories.ts';
import { requestStories } from '../../apps/api/src/demo/request-stories.ts';
import { seeded } from '../../apps/api/src/demo/seeded.ts';
import { ownDatabase } from '../../apps/cli/test-support/own-database.ts';
import { cli, cliProcess, folderOfTest } from '../../apps/cli/test-support/run-cli.ts';
import { startPostgres } from '../../packages/engine/test-support/embedded-postgres.fixture.ts';

const SEED = 2018;
/** One story of this many: the year's shape in a time that a test may take. */
const ONE_OF = 8;

const stories = () => {
  const chance = seeded(SEED);
  return [...requestStories(chance), ...incidentStories(chance)].filter((_, index) => index % ONE_OF === 0);
};

/** What must survive: the year's figures with all their tables, and every hash of every case. */
interface Witness {
  readonly figures: YearFigures;
  readonly hashes: Readonly<Record<string, readonly string[]>>;
}

const hashesOf = async (engine: Engine, id: string): Promise<readonly string[]> =>
  (await engine.history(id, { limit: 1000 })).map(({ hash }) => hash);

const witnessOf = async (store: Store): Promise<Witness> => {
  const engine = await openEngine({ store, procedures: PROCEDURES });
  const cases: CountedCase[] = [];
  const ids: string[] = [];
  await engine.eachCase({}, ({ id, agency, procedure, state }) => {
    const contributions = engine.procedures.get(procedure)?.contributions(state.context, { calendar: engine.calendar });
    if (contributions !== undefined) cases.push({ agency, contributions });
    ids.push(id);
  });
  const hashes: Record<string, readonly string[]> = {};
  for (const id of ids) hashes[id] = await hashesOf(engine, id);
  const figures = yearFigures(tallyCases(cases), { year: 2018, cellOf: cellOf(...PROCEDURES) });
  await engine.close();
  return { figures, hashes };
};

/** A backup without what a later one rightly has otherwise: its instant, its source, and so the hash of its last line. */
const content = (file: string): string => readFileSync(file, 'utf8').split('\n').slice(1, -2).join('\n');

const backedUp = async (from: readonly string[], name: string): Promise<string> => {
  const file = join(folderOfTest(), name);
  const ran = await cli(['backup', file, ...from]);
  expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' });
  return file;
};

const restored = async (into: readonly string[], file: string): Promise<void> => {
  const ran = await cliProcess(['restore', file, ...into]);
  expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' });
  expect(ran.out).toMatch(/nothing wrong\n$/);
};

describe('a year that is backed up and restored', () => {
  it(
    'is the same year in a new cluster and in a file: tables, hashes and the next backup',
    { timeout: 300_000 },
    async () => {
      const year = stories();
      const { url } = await ownDatabase();
      const first = await openEngine({ store: await openPostgresStore({ url }), procedures: PROCEDURES });
      const { acknowledged } = await loadStories(first, year, { seed: SEED });
      await first.close();
      const before = await witnessOf(await openPostgresStore({ url }));
      const requests = year.filter(({ procedure }) => procedure === 'disclosure-request').length;
      expect([before.figures.received.total, before.figures.incidents.total]).toEqual([
        requests,
        year.length - requests,
      ]);
      expect(Object.values(before.hashes).flat()).toHaveLength(acknowledged);

      const cluster = await startPostgres();
      onTestFinished(() => cluster.stop());
      const backup = await backedUp(['--database', url], 'first.jsonl');
      await restored(['--database', cluster.url], backup);
      expect(await witnessOf(await openPostgresStore({ url: cluster.url }))).toEqual(before);
      const again = await backedUp(['--database', cluster.url], 'again.jsonl');
      expect(content(again) === content(backup)).toBe(true);

      const folder = folderOfTest();
      await restored(['--data', folder], again);
      expect(await witnessOf(openSqliteStore({ file: join(folder, 'gongkai.db') }))).toEqual(before);
      const third = await backedUp(['--data', folder], 'third.jsonl');
      expect(content(third) === content(backup)).toBe(true);
    },
  );
});
