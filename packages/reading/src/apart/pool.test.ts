import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPool, type Pool, type PoolOptions } from './pool.ts';

const PROGRAM = new URL('../../test-support/hostile.fixture.ts', import.meta.url);

const opened = (options: Partial<PoolOptions> = {}): Pool => {
  const pool = createPool({ program: PROGRAM, ...options });
  onTestFinished(() => pool.stop());
  return pool;
};

const run = async (pool: Pool, task: string, input: unknown = null, signal?: AbortSignal): Promise<unknown> => {
  const place = pool.enter('somebody');
  try {
    return await place.run(task, input, signal);
  } finally {
    place.leave();
  }
};

const codeOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a pool of processes', () => {
  it('gives what a task gives, and what it throws', async () => {
    const pool = opened({ processes: 1 });
    expect(await run(pool, 'double', 21)).toBe(42);
    expect(await run(pool, 'bytes', new Uint8Array(5_000_000))).toBe(5_000_000);
    expect(await codeOf(run(pool, 'refuse'))).toBe('test/refused');
    await expect(run(pool, 'fail')).rejects.toThrow('a fault of the task');
    await expect(run(pool, 'nothing')).rejects.toThrow('there is no task nothing');
    await expect(run(pool, 'leave')).rejects.toThrow('a process ended by itself');
    expect(await run(pool, 'double', 2)).toBe(4);
  });

  it.each(['objects', 'one array', 'a map', 'a long text', 'typed arrays'])(
    'survives a task that takes all memory as %s, and works on',
    async (task) => {
      const pool = opened({ processes: 1 });
      expect(await codeOf(run(pool, task))).toBe('work/out-of-memory');
      expect(await run(pool, 'double', 2)).toBe(4);
    },
  );

  it('ends a task that takes too long, and works on', async () => {
    const pool = opened({ processes: 1, deadlineMs: 2000 });
    expect(await codeOf(run(pool, 'forever'))).toBe('work/too-slow');
    expect(await run(pool, 'double', 2)).toBe(4);
  });

  it('ends a task whose caller has left, also one that waits', async () => {
    const pool = opened({ processes: 1 });
    const pid = Number(await run(pool, 'later', 1));
    const left = new AbortController();
    const running = codeOf(run(pool, 'forever', null, left.signal));
    const waiting = codeOf(run(pool, 'double', 1, left.signal));
    await pause(50);
    left.abort();
    expect(await running).toBe('work/stopped');
    expect(await waiting).toBe('work/stopped');
    expect(await run(pool, 'double', 2)).toBe(4);
    expect(isAlive(pid)).toBe(false);
  });

  it('has so many places, and so many for each holder', async () => {
    const pool = opened({ processes: 1, waiting: 2, perHolder: 2 });
    const mine = [pool.enter('a'), pool.enter('a')];
    expect(() => pool.enter('a')).toThrow(expect.objectContaining({ code: 'work/too-many' }));
    const other = pool.enter('b');
    expect(() => pool.enter('c')).toThrow(expect.objectContaining({ code: 'work/busy' }));
    other.leave();
    other.leave();
    pool.enter('c').leave();
    for (const one of mine) one.leave();
    pool.enter('a').leave();
  });

  it('takes work in the order in which it came, as many at once as it has processes', async () => {
    const pool = opened({ processes: 1, perHolder: 8 });
    const done: number[] = [];
    await Promise.all(
      [30, 20, 10, 0].map(async (ms, at) => {
        await run(pool, 'later', ms);
        done.push(at);
      }),
    );
    expect(done).toEqual([0, 1, 2, 3]);
  });

  it('keeps a process for others while one holder has slow work', async () => {
    const pool = opened({ processes: 2, perHolder: 4 });
    const slow = [codeOf(run(pool, 'forever')), codeOf(run(pool, 'forever'))];
    await pause(50);
    const other = pool.enter('another');
    expect(await other.run('double', 21)).toBe(42);
    other.leave();
    await pool.stop();
    expect(await Promise.all(slow)).toEqual(['work/stopped', 'work/stopped']);
  });

  it('refuses what has waited too long', async () => {
    const pool = opened({ processes: 1, deadlineMs: 1000, waiting: 8, perHolder: 8 });
    const all = await Promise.all(Array.from({ length: 4 }, () => codeOf(run(pool, 'forever'))));
    expect(all[0]).toBe('work/too-slow');
    expect(all.slice(2)).toEqual(['work/busy', 'work/busy']);
  });

  it('ends everything when it stops, and takes no more', async () => {
    const pool = opened({ processes: 2 });
    const running = codeOf(run(pool, 'forever'));
    const waiting = codeOf(run(pool, 'forever'));
    await pause(50);
    await pool.stop();
    expect(await running).toBe('work/stopped');
    expect(await waiting).toBe('work/stopped');
    expect(() => pool.enter('a')).toThrow(expect.objectContaining({ code: 'work/stopped' }));
  });

  it('gives its processes no secret, nothing to write to, and nothing to start', async () => {
    process.env['GONGKAI_TEST_SECRET'] = 'postgres://user:secret@host/db';
    onTestFinished(() => void delete process.env['GONGKAI_TEST_SECRET']);
    const pool = opened({ processes: 1 });
    expect(await run(pool, 'environment')).not.toContain('GONGKAI_TEST_SECRET');
    expect(await codeOf(run(pool, 'read and write'))).toBe('ERR_ACCESS_DENIED');
    expect(await codeOf(run(pool, 'start another'))).toBe('ERR_ACCESS_DENIED');
  });
});
