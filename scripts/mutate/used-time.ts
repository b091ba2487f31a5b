import { readFileSync } from 'node:fs';

const TICK = 10;

/** The milliseconds that a process has used the processor: on a busy machine much less than has passed. Systems without
 * /proc give the time of the clock. */
export const usedTime = (pid: number): number => {
  try {
    const [, fields = ''] = /\) (.+)$/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const [user, system] = fields.split(' ').slice(11, 13).map(Number);
    if (user !== undefined && system !== undefined) return (user + system) * TICK;
  } catch {
    // Not Linux, or the process has ended.
  }
  return performance.now();
};
