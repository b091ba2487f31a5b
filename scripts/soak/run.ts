// npm run soak: many requests a second on a server of its own for half an hour, with audits meanwhile, and a verdict on
// errors, times, memory and descriptors. `-- --minutes 30 --rate 100`; DATABASE_URL for PostgreSQL.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { residentBytes, startTarget, stopTarget } from '../shared/own-server.ts';
import { inspectorOf, openHeap } from './collected-heap.ts';
import { type Answered, auditCall, mixedCalls, send } from './load.ts';
import { lowestByMinute, quantile, type Sample, type Slope, slopePerHour } from './trend.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, rate: { type: 'string', default: '100' } },
});
const [minutes, rate] = [Number(values.minutes), Number(values.rate)];

const AUDIT_EVERY_MS = 5_000;
const SAMPLE_EVERY_MS = 5_000;
/** Each collection holds the server for some tens of milliseconds. */
const COLLECT_EVERY_MS = 30_000;
const TICK_MS = 10;
const SLOWEST_P99_MS = 60;
const MOST_GROWTH = 1;
const MEGABYTE = 1024 * 1024;
/** The first part of a run is left out of the trend: caches fill, and code is compiled. */
const SETTLED_MS = Math.min(15, minutes / 2) * 60_000;

const target = await startTarget(['--inspect=127.0.0.1:0']);
const collected = await openHeap(await inspectorOf(target.process));
target.process.stderr?.pipe(process.stderr);
const { next, learn } = mixedCalls();
const answers: Answered[] = [];
const audits: Answered[] = [];
const memory: Sample[] = [];
const heap: Sample[] = [];
const descriptors: Sample[] = [];
const started = performance.now();
const elapsed = (): number => performance.now() - started;
const end = minutes * 60_000;

const sampling = async (): Promise<void> => {
  while (elapsed() < end) {
    memory.push({ at: elapsed(), value: residentBytes(target).server / MEGABYTE });
    descriptors.push({ at: elapsed(), value: readdirSync(`/proc/${target.process.pid}/fd`).length });
    process.stderr.write(
      `\r${(elapsed() / 60_000).toFixed(1)} of ${minutes} min  ${answers.length} answers  ${memory.at(-1)?.value.toFixed(0)} MB  `,
    );
    await pause(SAMPLE_EVERY_MS);
  }
};

const collecting = async (): Promise<void> => {
  while (elapsed() < end) {
    heap.push({ at: elapsed(), value: (await collected.kept()) / MEGABYTE });
    await pause(COLLECT_EVERY_MS);
  }
  collected.close();
};

const auditing = async (): Promise<void> => {
  for (let turn = 0; elapsed() < end; turn += 1) {
    // Short ones, long ones, and now and then one that takes seconds.
    audits.push(await send(target, auditCall([5, 50, 2000][turn % 3] ?? 5), learn));
    await pause(AUDIT_EVERY_MS);
  }
};

/** Sends at the asked rate, whether or not earlier answers have come. */
const loading = async (): Promise<void> => {
  const underWay = new Set<Promise<void>>();
  for (let sent = 0; elapsed() < end;) {
    for (; sent < (elapsed() / 1000) * rate; sent += 1) {
      const one = send(target, next(), learn).then((answer) => void answers.push(answer));
      underWay.add(one);
      void one.finally(() => underWay.delete(one));
    }
    await pause(TICK_MS);
  }
  await Promise.all(underWay);
};

await Promise.all([loading(), auditing(), sampling(), collecting()]);
const code = await stopTarget(target);

const all = [...answers, ...audits];
const bad = all.filter(({ status }) => status === 0 || status >= 500);
const odd = all.filter(({ status }) => status >= 400 && status < 500);
const times = answers.map(({ ms }) => ms);
const settled = (samples: readonly Sample[]) => lowestByMinute(samples.filter(({ at }) => at >= SETTLED_MS));
const [resident, used] = [slopePerHour(settled(memory)), slopePerHour(settled(heap))];
const p99 = quantile(times, 0.99);

console.log(
  `\n${answers.length} answers and ${audits.length} audits in ${minutes} min, ${(answers.length / minutes / 60).toFixed(0)} a second`,
);
console.log(`no answer or 5xx: ${bad.length}; 4xx: ${odd.length}`);
console.log(
  `p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${quantile(times, 1).toFixed(0)} ms`,
);
for (const kind of new Set(all.map((one) => one.kind))) {
  const own = all.filter((one) => one.kind === kind).map(({ ms }) => ms);
  console.log(
    `  ${kind}: ${own.length}, p50 ${quantile(own, 0.5).toFixed(1)} ms, p99 ${quantile(own, 0.99).toFixed(1)} ms`,
  );
}
console.log(
  `memory after ${(SETTLED_MS / 60_000).toFixed(0)} min, lowest of each minute: ${settled(memory)
    .map(({ value }) => value.toFixed(0))
    .join(' ')} MB`,
);
const shown = ({ least, median, most }: Slope): string =>
  `${median.toFixed(2)} MB an hour (95 %: ${least.toFixed(2)} to ${most.toFixed(2)})`;
console.log(`  resident ${shown(resident)}`);
console.log(`  heap that is kept after a collection ${shown(used)}`);
console.log(`descriptors: ${descriptors.at(0)?.value} at first, ${descriptors.at(-1)?.value} at last`);
const failures = [
  ...(bad.length > 0 ? [`${bad.length} requests without a right answer`] : []),
  ...(p99 > SLOWEST_P99_MS ? [`p99 ${p99.toFixed(0)} ms`] : []),
  ...(used.median > MOST_GROWTH ? [`the heap grows by ${shown(used)}`] : []),
  // Resident memory jumps by megabytes as the collector likes: only growth that its noise does not explain is one.
  ...(resident.least > MOST_GROWTH ? [`memory grows by ${shown(resident)}`] : []),
  ...(code === 0 ? [] : [`the server ended with ${code}`]),
];
for (const failure of failures) console.error(failure);
process.exit(failures.length === 0 ? 0 : 1);
