// npm run attack: sends every hostile request of the corpus to a server of its own, and judges the answers, how long
// /healthz took meanwhile, and the memory. `-- NAME` sends only those whose names contain it.
import { fork } from 'node:child_process';
import { CORPUS } from './corpus/index.ts';
import type { Attack } from './corpus/upload.ts';
import { sendAttack } from './send.ts';
import { leftOver, residentBytes, startTarget, stopTarget } from '../shared/own-server.ts';

const SLOWEST_P99_MS = 50;
const MOST_RESIDENT = 600 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

const only = process.argv[2] ?? '';
const target = await startTarget();
const times: number[] = [];
const probe = fork(new URL('probe.ts', import.meta.url), [target.address]);
probe.on('message', (ms: number) => times.push(ms));
let [server, all] = [0, 0];
const watch = setInterval(() => {
  const now = residentBytes(target);
  server = Math.max(server, now.server);
  all = Math.max(all, now.all);
}, 50);

const failures: string[] = [];

const attack = async (one: Attack): Promise<void> => {
  const { name, answers } = one;
  const before = times.length;
  const started = performance.now();
  const got = await sendAttack(target, one);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const slowest = Math.max(0, ...times.slice(before));
  const wrong = got.filter((code) => !answers.includes(code));
  if (wrong.length > 0) failures.push(`${name}: ${wrong.join(', ')} (right: ${answers.join(', ')})`);
  const summary = [...new Set(got)].join(', ');
  console.log(
    `${wrong.length > 0 ? 'WRONG' : 'ok   '}  ${seconds.padStart(5)} s  healthz max ${slowest.toFixed(0).padStart(4)} ms  ${name}: ${summary}`,
  );
};

const began = performance.now();
for (const one of CORPUS) if (one.name.includes(only)) await attack(one);
clearInterval(watch);
probe.send('end');
if (target.process.exitCode !== null || target.process.signalCode !== null) failures.push('the server ended');
const code = await stopTarget(target);
if (code !== 0) failures.push(`the server ended with ${code}`);
if (leftOver(target).length > 0) failures.push('a process apart is left over');
const sorted = times.toSorted((a, b) => a - b);
const p99 = percentile(sorted, 0.99);
if (p99 > SLOWEST_P99_MS) failures.push(`/healthz p99 was ${p99.toFixed(0)} ms`);
if (server > MOST_RESIDENT) failures.push(`the server held ${(server / MEGABYTE).toFixed(0)} MB`);
console.log(
  `${CORPUS.length} attacks in ${((performance.now() - began) / 1000).toFixed(0)} s; /healthz ${times.length} times, p50 ${percentile(sorted, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, max ${percentile(sorted, 1).toFixed(0)} ms; resident ${(server / MEGABYTE).toFixed(0)} MB, with its processes ${(all / MEGABYTE).toFixed(0)} MB`,
);
for (const failure of failures) console.error(failure);
process.exit(failures.length === 0 ? 0 : 1);
