import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childrenOf, leftOver, startTarget, stopTarget, type Target } from '../shared/own-server.ts';
import { CORPUS } from './corpus/index.ts';
import { sendAttack } from './send.ts';

// One of each kind, and quick ones; `npm run attack` sends all of them and measures.
const SENT = [
  'objects nested 100,000 deep',
  'a form of 60,000 parts with one name',
  'a part whose headers do not end',
  'one cell far out, single quotes',
  'cells without places, 900,000 in a row',
  'elements without end',
  '450,000 cells of Word',
  '20,000 rows of cells that reach down 9,999 rows',
  'two million elements of a page',
  '400,000 characters: Chinese numerals',
  'a gigabyte in two layers',
  'arrays in arrays',
  'attached: 205 KB that become 200 MB',
  'attached: one part named two thousand times',
  'attached: a PDF and a container',
  'attached: a name that turns',
  'attached: a head that does not end',
];

/** Hundredths of a second of the processor that a process has used. */
const usedBy = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
};

/** The process of a server that works now: the first one that uses a tenth of a second within a quarter. */
const busyChild = async (pid: number): Promise<number> => {
  for (let tries = 0; tries < 60; tries += 1) {
    const before = new Map(childrenOf(pid).map((one) => [one, usedBy(one)]));
    await pause(250);
    const found = childrenOf(pid).find((one) => before.has(one) && usedBy(one) - (before.get(one) ?? 0) > 10);
    if (found !== undefined) return found;
  }
  throw new Error('no process works');
};

describe('hostile requests', () => {
  let target: Target;
  beforeAll(async () => {
    target = await startTarget();
  }, 60_000);
  afterAll(async () => {
    if (target.process.exitCode === null) await stopTarget(target);
  });

  it('have names of their own, and each an answer', () => {
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
    expect(CORPUS.length).toBeGreaterThan(90);
    expect(SENT.filter((name) => !CORPUS.some((one) => one.name === name))).toEqual([]);
  });

  it.each(CORPUS.filter(({ name }) => SENT.includes(name)))(
    'are answered as declared: $name',
    async (attack) => {
      const got = await sendAttack(target, attack);
      expect(got.filter((code) => !attack.answers.includes(code))).toEqual([]);
      expect((await fetch(`${target.address}/healthz`)).status).toBe(200);
      for (const pid of childrenOf(target.process.pid ?? 0)) target.started.add(pid);
    },
    60_000,
  );

  it.skipIf(process.platform !== 'linux')(
    'end their work when the client leaves',
    async () => {
      const slow = CORPUS.find(({ name }) => name === 'twenty million operators on one page');
      const { path = '', headers = {}, body = '' } = slow?.make() ?? {};
      const pid = target.process.pid ?? 0;
      const leaving = new AbortController();
      const authorization = `Bearer ${target.key}`;
      const asked = fetch(target.address + path, {
        method: 'POST',
        headers: { ...headers, authorization },
        body: typeof body === 'string' ? body : new Uint8Array(body),
        signal: leaving.signal,
      });
      const left = asked.then(
        () => 'answered',
        () => 'left',
      );
      // Others than the one that works on it wait for work.
      const worked = await busyChild(pid);
      leaving.abort();
      expect(await left).toBe('left');
      // The process that worked on it is ended long before its deadline of twenty seconds.
      await expect.poll(() => childrenOf(pid).includes(worked), { timeout: 5000 }).toBe(false);
    },
    60_000,
  );

  it('leave a server that stops as it should, and no process of it', async () => {
    expect(await stopTarget(target)).toBe(0);
    expect(target.started.size).toBeGreaterThan(0);
    expect(leftOver(target)).toEqual([]);
  });
});
