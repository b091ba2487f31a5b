import { loadavg } from 'node:os';
import { tableLines } from '../../scripts/shared/table-lines.ts';
import type { Bytes } from './ground.ts';
import type { Demand } from './levels.ts';
import type { Recording } from './record.ts';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** Three digits that mean something, whatever the size. */
export const short = (value: number): string =>
  value >= 100 ? whole(value) : value.toLocaleString('en', { maximumSignificantDigits: 3 });

/** The load of the machine, since whoever else works on it makes everything below slower. */
export const load = (): string =>
  loadavg()
    .map((one) => one.toFixed(1))
    .join(' ');

const perFact = (seconds: number | null, facts: number): string =>
  seconds === null ? 'not told' : `${whole((seconds / facts) * 1e6)} µs`;

const ofOneProcessor = (spent: number | null, seconds: number): string =>
  spent === null ? '' : `${Math.round((spent / seconds) * 100)} % of one processor`;

/** Speed, and who spent the time. */
export const sayRecording = ({ cases, facts, seconds, spent }: Recording, server: boolean): void => {
  say(`recorded             ${whole(cases)} cases, ${whole(facts)} facts in ${short(seconds)} s; load ${load()}`);
  say(`reached              ${whole(facts / seconds)} facts/s`);
  say(`node                 ${perFact(spent.node, facts)} a fact, ${ofOneProcessor(spent.node, seconds)}`);
  if (!server) return;
  say(`server               ${perFact(spent.server, facts)} a fact, ${ofOneProcessor(spent.server, seconds)}`);
};

/** Bytes on disk, by fact and by case, and by table. */
export const sayBytes = ({ total, parts }: Bytes, { cases, facts }: Recording, written: number | null): void => {
  say(`on disk              ${whole(total / facts)} bytes a fact, ${whole(total / cases)} a case`);
  const shares = Object.entries(parts)
    .filter(([, bytes]) => bytes / total > 0.005)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, bytes]) => `${name} ${whole(bytes / facts)}`);
  say(`of a fact            ${shares.join(', ')}`);
  if (written !== null) say(`written ahead        ${whole(written / facts)} bytes a fact`);
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

/** What each level comes to. */
export const sayDemands = (demands: readonly Demand[], years: number): void => {
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
  for (const line of tableLines(headings, rows)) say(line);
  for (const { level } of demands) say(`  ${level.name}: ${level.from}`);
};
