import { setTimeout as pause } from 'node:timers/promises';

/** SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: another connection has the file; the low byte of a code is the code. */
const TAKEN = [5, 6, 15];

/** Whether an error says that another connection has the file. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && TAKEN.includes(Number(error.errcode) & 0xff);

const SHORTEST_MS = 1;
const LONGEST_MS = 40;

/**
 * Tries again while another process has the file, until an instant of `performance.now()`. SQLite's own wait would stop
 * the event loop, and with it every other request; this one leaves it free.
 */
export const untilFree = async <T>(until: number, work: () => T | Promise<T>): Promise<T> => {
  for (let wait = SHORTEST_MS; ; wait = Math.min(wait * 2, LONGEST_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isTaken(error) || performance.now() >= until) throw error;
    }
    await pause(wait * (0.5 + Math.random() / 2));
  }
};
