import { describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../engine.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { accepted, aRequest, at, fact, fileOfTest, LI, PROCEDURES } from '../../test-support/desk.fixture.ts';

const HOUR = 3_600_000;

/** A node on a file, its clocks in the hands of a test; `restart` opens the file again, as another process would. */
const node = async (start = '2026-03-02') => {
  const file = fileOfTest();
  let wall = at(start);
  let steady = 0;
  const opened: Engine[] = [];
  const open = async (): Promise<Engine> => {
    const store = openSqliteStore({ file, clock: () => wall });
    const engine = await openEngine({ store, procedures: PROCEDURES, clockGuard: { steady: () => steady } });
    opened.push(engine);
    return engine;
  };
  const pass = (milliseconds: number): void => {
    wall += milliseconds;
    steady += milliseconds;
  };
  return {
    open,
    /** Time passes as it should. */
    goTo: (when: string) => pass(at(when) - wall),
    pass,
    /** The host's clock is set, and no time passes. */
    set: (milliseconds: number): void => void (wall += milliseconds),
    restart: async (): Promise<Engine> => {
      await opened.at(-1)?.close();
      return open();
    },
    now: () => wall,
  };
};

const registered = async (engine: Engine): Promise<string> => {
  const { id } = accepted(await engine.open(aRequest(), { actor: LI })).case;
  accepted(await engine.submit(id, fact('request.registered', '2026-03-02'), { actor: LI }));
  return id;
};

const expiries = async (engine: Engine, id: string): Promise<number> =>
  (await engine.history(id)).filter(({ type }) => type === 'clock.expired').length;

describe('a node whose clock jumps', () => {
  it('records no expiry until an administrator confirms the time, and then each once', async () => {
    const { open, goTo, set, now } = await node();
    const engine = await open();
    const id = await registered(engine);
    goTo('2026-03-30');
    expect(await engine.sweep()).toMatchObject({ recorded: 0 });
    set(24 * HOUR);
    expect(await engine.sweep()).toEqual({ found: 0, recorded: 0, warned: 0, failed: [] });
    expect(engine.clock()).toMatchObject({ state: 'stopped', reason: 'forwards', jump: 24 * HOUR });
    expect(await engine.sweep()).toMatchObject({ recorded: 0 });
    expect(await expiries(engine, id)).toBe(0);
    await expect(engine.confirmClock('admin', now() - HOUR)).rejects.toThrow(RangeError);
    expect(engine.clock().state).toBe('stopped');
    expect(await engine.confirmClock('admin', now() - 30_000)).toBe(true);
    expect(await engine.confirmClock('admin', now())).toBe(false);
    expect(await engine.sweep()).toMatchObject({ recorded: 1 });
    await engine.sweep();
    expect(await expiries(engine, id)).toBe(1);
    const stops = await engine.clockStops(5);
    expect(stops).toMatchObject([{ reason: 'forwards', jump: 24 * HOUR, endedBy: 'admin', endedAt: now() }]);
    await engine.close();
  });

  it('goes on by itself when its clocks agree again', async () => {
    const { open, goTo, set, pass } = await node();
    const engine = await open();
    const id = await registered(engine);
    goTo('2026-03-30');
    set(24 * HOUR);
    await engine.sweep();
    expect(engine.clock().state).toBe('stopped');
    pass(HOUR);
    set(-24 * HOUR);
    await engine.sweep();
    expect(engine.clock()).toEqual({ state: 'trusted' });
    expect(await engine.clockStops(5)).toMatchObject([{ endedBy: 'system' }]);
    expect(await expiries(engine, id)).toBe(0);
    goTo('2026-03-31');
    await engine.sweep();
    expect(await expiries(engine, id)).toBe(1);
    await engine.close();
  });

  it('records nothing early in a walk of jumps, and nothing twice', async () => {
    const { open, goTo, set } = await node();
    const engine = await open();
    const id = await registered(engine);
    goTo('2026-03-30T22:00:00+08:00');
    for (const jump of [5_000, 5 * HOUR, -7 * HOUR, 5 * HOUR, -3 * HOUR - 5_000]) {
      set(jump);
      await Promise.all([engine.sweep(), engine.sweep()]);
      expect(await expiries(engine, id)).toBe(0);
    }
    expect(engine.clock().state).toBe('trusted');
    goTo('2026-03-31T00:00:01+08:00');
    await Promise.all([engine.sweep(), engine.sweep()]);
    expect(await expiries(engine, id)).toBe(1);
    await engine.close();
  });

  it('is stopped by a jump between two pages of one sweep', async () => {
    const { open, goTo, set } = await node();
    const engine = await open();
    const ids = [await registered(engine), await registered(engine), await registered(engine)];
    goTo('2026-03-30T22:00:00+08:00');
    const sweep = engine.sweep({ limit: 1 });
    set(5 * HOUR);
    expect(await sweep).toMatchObject({ recorded: 0 });
    for (const id of ids) expect(await expiries(engine, id)).toBe(0);
    expect(engine.clock().state).toBe('stopped');
    await engine.close();
  });

  it('takes facts of people meanwhile', async () => {
    const { open, goTo, set } = await node();
    const engine = await open();
    const id = await registered(engine);
    goTo('2026-03-03');
    set(-2 * HOUR);
    await engine.sweep();
    expect(engine.clock()).toMatchObject({ state: 'stopped', reason: 'backwards' });
    accepted(await engine.submit(id, fact('processing.started', '2026-03-02'), { actor: LI }));
    const [stop] = await engine.clockStops(1);
    const written = (await engine.history(id)).at(-1)?.recordedAt ?? 0;
    expect(written).toBeGreaterThanOrEqual((stop?.agreedAt ?? 0) - 2 * HOUR);
    await engine.close();
  });
});

describe('a node that starts', () => {
  it('believes a clock far after its last fact', async () => {
    const { open, restart, pass } = await node();
    await registered(await open());
    pass(90 * 24 * HOUR);
    const engine = await restart();
    expect(engine.clock()).toEqual({ state: 'trusted' });
    expect(await engine.sweep()).toMatchObject({ recorded: 1 });
    await engine.close();
  });

  it('does not believe a clock before its last fact, until it has caught up', async () => {
    const { open, restart, pass, set } = await node();
    await registered(await open());
    set(-HOUR);
    const engine = await restart();
    expect(engine.clock()).toMatchObject({ state: 'stopped', reason: 'behind', jump: -HOUR });
    await engine.sweep();
    expect(await engine.clockStops(5)).toMatchObject([{ reason: 'behind', endedAt: null }]);
    pass(HOUR);
    await engine.sweep();
    expect(engine.clock().state).toBe('trusted');
    await engine.close();
  });

  it('stays stopped after a restart, until another process confirms the time', async () => {
    const { open, restart, goTo, set, now } = await node();
    const first = await open();
    const id = await registered(first);
    goTo('2026-03-30T22:00:00+08:00');
    set(5 * HOUR);
    await first.sweep();
    const engine = await restart();
    expect(engine.clock()).toMatchObject({ state: 'stopped', reason: 'forwards' });
    expect(await engine.sweep()).toMatchObject({ recorded: 0 });
    const command = await open();
    expect(await command.confirmClock('admin', now())).toBe(true);
    await command.close();
    expect(await engine.sweep()).toMatchObject({ recorded: 1 });
    expect(await expiries(engine, id)).toBe(1);
    await engine.close();
  });
});

describe('a store with a clock of its own', () => {
  it('is not watched', async () => {
    let wall = at('2026-03-02');
    const store = openSqliteStore({ clock: () => wall });
    const engine = await openEngine({ store, procedures: PROCEDURES });
    const id = await registered(engine);
    wall = at('2026-03-31');
    await engine.sweep();
    expect(await expiries(engine, id)).toBe(1);
    expect(await engine.confirmClock('admin', wall)).toBe(false);
    await engine.close();
  });
});
