import { readFileSync } from 'node:fs';
import { processStat, processStats } from '../shared/process-stat.ts';

/** Processor seconds since a process began: of this one, and of a server beside it where the system tells. */
export interface ProcessorTime {
  readonly node: number;
  readonly server: number | null;
}

/** Seconds of a process, of its children, and of children that ended. */
const secondsOf = (pid: number): number | null => {
  const own = processStat(pid);
  if (own === null) return null;
  const children = processStats().filter(({ parent }) => parent === pid);
  return children.reduce((total, { seconds }) => total + seconds, own.seconds + own.secondsOfEnded);
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
