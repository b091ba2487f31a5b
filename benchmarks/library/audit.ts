// npm run bench:audit: time and memory of an audit of the report of 2018, and how they grow up to 10 MB.
import { execFileSync } from 'node:child_process';

interface Sample {
  readonly ms: number;
  /** Peak memory above that of the process with the packages and the text loaded, in bytes. */
  readonly peak: number;
  /** Memory of the findings after garbage collection, in bytes. */
  readonly held: number;
  readonly bytes: number;
  readonly findings: number;
}

/** Limits V8's young generation to one to three megabytes; by default it takes up to 64 MB for any text. */
const SMALL_YOUNG_GENERATION = '--max-semi-space-size=1';

/** Runs one audit in a process of its own. */
const auditOnce = (report: string, copies: number, flags: readonly string[] = []): Sample =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        ...flags,
        '--expose-gc',
        '--conditions=@gongkai/source',
        `${import.meta.dirname}/audit-once.ts`,
        report,
        String(Math.max(1, Math.round(copies))),
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    ),
  );

/** Returns the run with the median time. */
const medianRun = (report: string, copies: number, runs: number): Sample => {
  const samples = Array.from({ length: runs }, () => auditOnce(report, copies)).toSorted((a, b) => a.ms - b.ms);
  const sample = samples[samples.length >> 1];
  if (sample === undefined) throw new Error('nothing was measured');
  return sample;
};

const MEGABYTE = 1_000_000;
const times = (memory: number, { bytes }: Sample): string => `${(memory / bytes).toFixed(1)} ×`;

interface Measured {
  readonly sample: Sample;
  /** The same audit with a small young generation, which shows what the audit itself needs. */
  readonly lean: Sample;
}

const measure = (report: string, copies: number): Measured => ({
  sample: auditOnce(report, copies),
  lean: auditOnce(report, copies, [SMALL_YOUNG_GENERATION]),
});

const line = ({ sample, lean }: Measured): string =>
  `${(sample.bytes / MEGABYTE).toFixed(1).padStart(5)} MB: ${Math.round(sample.ms).toString().padStart(6)} ms, ` +
  `${((sample.ms * MEGABYTE) / sample.bytes).toFixed(0)} ms a MB; ${times(sample.peak, sample)} the text at the peak, ` +
  `${times(lean.peak, lean)} with a small young generation, ${times(sample.held, sample)} held by ${sample.findings} findings`;

const seed = medianRun('yunnan-2018', 1, 5);
console.log(`node ${process.version}, ${process.platform} ${process.arch}`);
console.log(`the seed, ${seed.bytes} bytes: ${seed.ms.toFixed(1)} ms (median of 5), ${seed.findings} findings`);
console.log('peak memory is above that of the process with the packages and the text loaded, garbage included');

const measured = [1, 2.5, 5, 10].map((megabytes) => measure('yunnan-2018', (megabytes * MEGABYTE) / seed.bytes));
for (const one of measured) console.log(line(one));

console.log('a report that is half tables, each equation of which is a finding:');
const tables = auditOnce('suqian-2023', 1);
for (const megabytes of [1, 10]) console.log(line(measure('suqian-2023', (megabytes * MEGABYTE) / tables.bytes)));

const each = measured.map(({ sample: { ms, bytes } }) => ms / bytes);
const [smallest = 0, largest = 0] = [each[0], each.at(-1)];
const wanted: readonly (readonly [string, boolean])[] = [
  ['the seed in 50 ms', seed.ms <= 50],
  ['linear: a MB costs no more than 1.5 × as much in 10 MB as in 1 MB', largest <= 1.5 * smallest],
  [
    'memory: 10 × the text at the peak of 10 MB of the seed',
    measured.slice(-1).every(({ sample: { peak, bytes } }) => peak <= 10 * bytes),
  ],
  [
    'memory: 10 × the text from 1 MB on, with a small young generation',
    measured.every(({ lean: { peak, bytes } }) => peak <= 10 * bytes),
  ],
];
for (const [what, reached] of wanted) console.log(`  ${reached ? 'reached' : 'NOT reached'}: ${what}`);
process.exitCode = wanted.every(([, reached]) => reached) ? 0 : 1;
