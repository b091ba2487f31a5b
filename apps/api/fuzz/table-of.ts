import type { Report } from './fuzz-operation.ts';

/** One line per operation: how often each status occurred, and the slowest answer. */
export const tableOf = (reports: readonly Report[]): string => {
  const statuses = [...new Set(reports.flatMap((one) => [...one.statuses.keys()]))].toSorted((a, b) => a - b);
  const head = ['operation', 'requests', ...statuses.map(String), 'slowest ms', 'failures'];
  const lines = reports.map((one) => [
    one.operation,
    String(one.requests),
    ...statuses.map((status) => String(one.statuses.get(status) ?? '·')),
    one.slowestMs.toFixed(1),
    String(one.failures.length),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)));
  const padded = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return [head, ...lines].map((line) => line.map(padded).join('  ')).join('\n');
};
