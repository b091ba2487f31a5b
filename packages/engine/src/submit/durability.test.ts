import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openEngine } from '../engine.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { fileOfTest } from '../../test-support/desk.fixture.ts';
import { LOAD_START, openingOf, PROCEDURES_OF_LOAD, WRITER } from '../../test-support/load-facts.fixture.ts';

const LOAD = fileURLToPath(new URL('../../test-support/load.fixture.ts', import.meta.url));

/** Runs the load on a file until it is killed with nothing finished, and gives every line it had acknowledged. */
const killedAfter = async (file: string, milliseconds: number): Promise<readonly string[]> => {
  const child = spawn(process.execPath, ['--conditions=@gongkai/source', '--no-warnings', LOAD, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  await once(child.stdout, 'data');
  const end = once(child, 'close');
  setTimeout(() => child.kill('SIGKILL'), milliseconds);
  expect(await end).toEqual([null, 'SIGKILL']);
  // The last line may be cut where the process died.
  return text.split('\n').slice(0, -1);
};

const load = (file: string) =>
  openEngine({ store: openSqliteStore({ file, clock: () => LOAD_START }), procedures: PROCEDURES_OF_LOAD });

describe('a process that is killed while it writes', () => {
  it('loses no acknowledged fact, over several rounds on one file', { timeout: 60_000 }, async () => {
    const file = fileOfTest();
    const acknowledged: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      acknowledged.push(...(await killedAfter(file, 40 + Math.random() * 360)));
    }
    const engine = await load(file);
    const there = new Set<string>();
    const ids: string[] = [];
    await engine.eachCase({}, ({ id }) => void ids.push(id));
    for (const id of ids) {
      for (const { seq, hash } of await engine.history(id)) there.add(`${id} ${seq} ${hash}`);
    }
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((line) => !there.has(line))).toEqual([]);
    expect((await engine.verify()).problems).toEqual([]);
    // Facts that were written and not acknowledged are complete as well: numbers without a gap, each once.
    const next = await engine.open(openingOf(0), { actor: WRITER });
    expect(next.ok).toBe(true);
    await engine.close();
  });
});
