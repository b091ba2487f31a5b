import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cpuSeconds } from './cpu.ts';

const BUSY = 'for (const end = performance.now() + 400; performance.now() < end; );';

describe.runIf(process.platform === 'linux')('cpuSeconds', () => {
  it('counts what a child has used, also after its end', () => {
    const before = cpuSeconds() ?? Number.NaN;
    execFileSync(process.execPath, ['--eval', BUSY]);
    const used = (cpuSeconds() ?? Number.NaN) - before;
    expect(used).toBeGreaterThan(0.03);
    expect(used).toBeLessThan(20);
  });
});
