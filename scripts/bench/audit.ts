// npm run bench:audit: what an audit costs for the seed report, and how that grows up to 10 MB.
import { execFileSync } from 'node:child_process';

interface Sample {
  readonly ms: number;
  readonly kilobytes: number;
  readonly bytes: number;
  readonly findings: number;
}

/** Audits in a process of its own; the heap of that process may be given a limit. */
const once = (copies: number, heap: readonly string[] = []): Sample =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [...heap, '--conditions=@gongkai/source', `${import.meta.dirname}/audit-once.ts`, String(copies)],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    ),
  );

/** Whether a text can be audited in a heap of so many megabytes. */
const fitsInto = (megabytes: number, copies: number): boolean => {
  try {
    return once(copies, [`--max-old-space-size=${megabytes}`]).findings > 0;
  } catch {
    return false;
  }
};

/** Of several runs the one in the middle by time. */
const middle = (copies: number, runs: number): Sample => {
  const samples = Array.from({ length: runs }, () => once(copies)).toSorted((a, b) => a.ms - b.ms);
  const sample = samples[samples.length >> 1];
  if (sample === undefined) throw new Error('nothing was measured');
  return sample;
};

const MEGABYTE = 1_000_000;
const seed = middle(1, 5);
const copiesFor = (megabytes: number): number => Math.round((megabytes * MEGABYTE) / seed.bytes);
console.log(`node ${process.version}, ${process.platform} ${process.arch}`);
console.log(`the seed, ${seed.bytes} bytes: ${seed.ms.toFixed(1)} ms (middle of 5), ${seed.findings} findings`);

const samples = [1, 2.5, 5, 10].map((megabytes) => middle(copiesFor(megabytes), 1));
for (const { ms, bytes, kilobytes, findings } of samples) {
  console.log(
    `${(bytes / MEGABYTE).toFixed(1).padStart(5)} MB: ${Math.round(ms).toString().padStart(6)} ms, ` +
      `${((ms * MEGABYTE) / bytes).toFixed(0)} ms a MB, ${((kilobytes * 1024) / bytes).toFixed(1)} × the text as the peak of the process, with what waits to be collected; ` +
      `${findings} findings`,
  );
}

const each = samples.map(({ ms, bytes }) => ms / bytes);
const [smallest = 0, largest = 0] = [each[0], each.at(-1)];
/** What the process needs before it reads a text. */
const OWN_MEGABYTES = 40;
const heap = OWN_MEGABYTES + 10 * 10;
const wanted: readonly (readonly [string, boolean])[] = [
  ['the seed in 50 ms', seed.ms <= 50],
  ['linear: a MB costs no more than 1.5 × as much in 10 MB as in 1 MB', largest <= 1.5 * smallest],
  [`10 MB in a heap of ${heap} MB: 10 × the text, and ${OWN_MEGABYTES} MB of its own`, fitsInto(heap, copiesFor(10))],
];
for (const [what, reached] of wanted) console.log(`  ${reached ? 'reached' : 'NOT reached'}: ${what}`);
process.exitCode = wanted.every(([, reached]) => reached) ? 0 : 1;
