import { describe, expect, it } from 'vitest';
import { createWakeSignal } from './wake-signal.ts';

const LONG = 60_000;

describe('a wake signal', () => {
  it('wakes its waiter at once', async () => {
    const signal = createWakeSignal();
    const waited = signal.wait(LONG);
    signal.notify();
    expect(await waited).toBe(true);
  });

  it('keeps one notification that came while it was not waited for', async () => {
    const signal = createWakeSignal();
    signal.notify();
    signal.notify();
    expect([await signal.wait(LONG), await signal.wait(1)]).toEqual([true, false]);
  });

  it('reports that none came, without a pause where no time is left', async () => {
    const signal = createWakeSignal();
    expect([await signal.wait(1), await signal.wait(0), await signal.wait(-5)]).toEqual([false, false, false]);
    signal.notify();
    expect(await signal.wait(-5)).toBe(true);
  });
});
