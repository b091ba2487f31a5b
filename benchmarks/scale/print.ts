import { loadavg } from 'node:os';
import { tableLines } from '../../scripts/shared/table-lines.ts';
import type { Bytes } from './test-stores.ts';
import type { Demand } from './levels.ts';
import type { Recording } from './record.ts';

export const printLine = (line: string): void => void process.stdout.write(`${line}\n`);

export const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** Three significant digits. */
export const short = (value: number): string =>
  value >= 100 ? whole(value) : value.toLocaleString('en', { maximumSignificantDigits: 3 });

/** The load averages of the machine; other work on it makes the figures lower bounds. */
export const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');

const perFact = (seconds: number | null, facts: number): string =>
  seconds === null ? 'not known' : `${whole((seconds / facts) * 1e6)} µs`;

const ofOneProcessor = (spent: number | null, seconds: number): string =>
  spent === null ? '' : `${Math.round((spent / seconds) * 100)} % of one processor`;

/** Prints the speed, and the CPU time of node and server. */
export const printRecording = ({ cases, facts, seconds, spent }: Recording, server: boolean): void => {
  printLine(`recorded             ${whole(cases)} cases, ${whole(facts)} facts in ${short(seconds)} s; load ${load()}`);
  printLine(`reached              ${whole(facts / seconds)} facts/s`);
  printLine(`node                 ${perFact(spent.node, facts)} a fact, ${ofOneProcessor(spent.node, seconds)}`);
  if (!server) return;
  printLine(`server               ${perFact(spent.server, facts)} a fact, ${ofOneProcessor(spent.server, seconds)}`);
};

/** Prints the bytes on disk, per fact, per case and per table. */
export const printBytes = ({ total, parts }: Bytes, { cases, facts }: Recording, written: number | null): void => {
  printLine(`on disk              ${whole(total / facts)} bytes a fact, ${whole(total / cases)} a case`);
  const shares = Object.entries(parts)
    .filter(([, bytes]) => bytes / total > 0.005)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, bytes]) => `${name} ${whole(bytes / facts)}`);
  printLine(`of a fact            ${shares.join(', ')}`);
  if (written !== null) printLine(`written ahead        ${whole(written / facts)} bytes a fact`);
};

const HEAD = [
  'level',
  'requests/year',
  'facts/year',
  'busiest day',
  'busiest minute',
  'facts/s in it',
  'of the speed',
  'GB/year',
  'report',
  'verify',
];

const lasting = (seconds: number): string =>
  seconds < 120 ? `${short(seconds)} s` : seconds < 7200 ? `${short(seconds / 60)} min` : `${short(seconds / 3600)} h`;

const percent = (share: number): string => `${share < 0.001 ? '< 0.1' : (share * 100).toFixed(1)} %`;

/** Prints a row for each level. */
export const printDemands = (demands: readonly Demand[], years: number): void => {
  const rows = demands.map(({ level, year, peak, share, gigabytes, reportSeconds, verifyHours }) => [
    level.name,
    whole(level.requests),
    whole(year.events),
    whole(year.busiestDay.events),
    whole(year.busiestMinute),
    short(peak),
    percent(share),
    short(gigabytes * years),
    lasting(reportSeconds),
    lasting(verifyHours * 3600),
  ]);
  const headings = HEAD.map((cell) => (cell === 'GB/year' && years > 1 ? `GB in ${years} years` : cell));
  for (const line of tableLines(headings, rows)) printLine(line);
  for (const { level } of demands) printLine(`  ${level.name}: ${level.from}`);
};
