import { processStats } from '../shared/process-stat.ts';

/**
 * CPU seconds of this process and of all processes that it has started, servers of this run included; other programs
 * are not counted. Null on systems other than Linux.
 */
export const cpuSeconds = (): number | null => {
  if (process.platform !== 'linux') return null;
  const all = processStats();
  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined; at = parents.get(at)) {
      if (at === process.pid) return true;
    }
    return false;
  };
  return all
    .filter(({ pid }) => isOurs(pid))
    .reduce((sum, { seconds, secondsOfEnded }) => sum + seconds + secondsOfEnded, 0);
};
