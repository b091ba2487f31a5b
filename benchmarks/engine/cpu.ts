import { readdirSync, readFileSync } from 'node:fs';

// Linux counts the CPU of processes in hundredths of a second, whatever its own clock.
const TICKS = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its own and that of children that have ended. */
  readonly seconds: number;
}

const readProcess = (pid: string): readonly Process[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid: Number(pid), parent: Number(fields[1]), seconds: ticks / TICKS }];
  } catch {
    // It ended between the listing and the reading.
    return [];
  }
};

/**
 * CPU seconds of this process and of all that it has started: servers of this run among them, other programs of the
 * machine not. Null where the system does not tell.
 */
export const cpuSeconds = (): number | null => {
  if (process.platform !== 'linux') return null;
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProcess);
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined; at = parents.get(at)) {
      if (at === process.pid) return true;
    }
    return false;
  };
  return all.filter(({ pid }) => isOurs(pid)).reduce((sum, { seconds }) => sum + seconds, 0);
};
