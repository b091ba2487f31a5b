import { tableLines } from '../../scripts/shared/table-lines.ts';

/** Formats a number with two significant digits, or as a whole number from 100. */
export const figure = (value: number): string =>
  value >= 99.5 ? Math.round(value).toLocaleString('en') : value.toPrecision(2);

/** Formats two latencies in milliseconds. */
export const latency = (p50: number, p99: number): string => `${figure(p50)} / ${figure(p99)}`;

/** Prints a table under its title. */
export const printTable = (title: string, headings: readonly string[], rows: readonly (readonly string[])[]): void =>
  console.log(['', title, ...tableLines(headings, rows)].join('\n'));
