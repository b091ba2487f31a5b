import { readdirSync, readFileSync } from 'node:fs';

/** Processor seconds since a process began: of this one, and of a server beside it where the system tells. */
export interface ProcessorTime {
  readonly node: number;
  readonly server: number | null;
}

// Linux counts in hundredths, whatever the kernel's own tick is.
const TICKS = 100;
const [USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED, PARENT] = [11, 12, 13, 14, 1];

// The name of a process stands in parentheses and may hold anything, so that fields count from behind it.
const fieldsOf = (pid: string): readonly number[] => {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
};

const at = (fields: readonly number[], ...places: readonly number[]): number =>
  places.reduce((total, place) => total + (fields[place] ?? 0), 0);

/** Time of a process, of its children, and of children that ended. */
const secondsOf = (pid: number): number | null => {
  const own = fieldsOf(String(pid));
  if (own.length === 0) return null;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(fieldsOf)
    .filter((fields) => fields[PARENT] === pid);
  const ticks = children.reduce(
    (total, fields) => total + at(fields, USER, SYSTEM),
    at(own, USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED),
  );
  return ticks / TICKS;
};

/** Processor time so far. */
export const processorTime = (server: number | null): ProcessorTime => {
  const { user, system } = process.cpuUsage();
  return { node: (user + system) / 1e6, server: server === null ? null : secondsOf(server) };
};

/** Processor time between two readings. */
export const spentBetween = (from: ProcessorTime, to: ProcessorTime): ProcessorTime => ({
  node: to.node - from.node,
  server: from.server === null || to.server === null ? null : to.server - from.server,
});

/** Megabytes that a process holds now and held at most; null where the system does not tell. */
export const memoryOf = (pid: number): { readonly now: number; readonly most: number } | null => {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1]);
    return { now: kilobytes('VmRSS') / 1024, most: kilobytes('VmHWM') / 1024 };
  } catch {
    return null;
  }
};
