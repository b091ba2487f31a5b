import { readdirSync, readFileSync } from 'node:fs';

/** Processor seconds of a process as Linux counts them, from `/proc/<pid>/stat`. */
export interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
  /** Seconds of its children that have ended and were waited for. */
  readonly secondsOfEnded: number;
}

// Linux counts in hundredths of a second, whatever the tick of its kernel.
const TICKS = 100;
const [PARENT, USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED] = [1, 11, 12, 13, 14];

/** Returns null for a process that has ended, and on a system without `/proc`. */
export const processStat = (pid: number): ProcessStat | null => {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name is in parentheses and may hold anything; the fields are counted after it.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const sum = (...places: readonly number[]): number =>
      places.reduce((total, place) => total + Number(fields[place]), 0) / TICKS;
    const [parent, seconds] = [Number(fields[PARENT]), sum(USER, SYSTEM)];
    return { pid, parent, seconds, secondsOfEnded: sum(USER_OF_ENDED, SYSTEM_OF_ENDED) };
  } catch {
    return null;
  }
};

/** Returns every process that is running. */
export const processStats = (): readonly ProcessStat[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => processStat(Number(pid)) ?? []);
