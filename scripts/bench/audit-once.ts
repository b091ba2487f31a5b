// One audit of the seed report, so many copies of it long, in a process of its own: prints time and the peak of memory.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { auditReport, plainDocument } from '@gongkai/stats';

const copies = Number(process.argv[2]);
const seed = readFileSync(new URL('../../packages/stats/test-data/yunnan-2018.txt', import.meta.url), 'utf8');
// Warm, so that the first compilation is not taken for the cost of the text.
for (let round = 0; round < 20; round += 1) auditReport(plainDocument(seed));

const text = Buffer.from(seed.repeat(copies)).toString('utf8');
const before = process.resourceUsage().maxRSS;
const start = performance.now();
const findings = auditReport(plainDocument(text)).length;
console.log(
  JSON.stringify({
    ms: performance.now() - start,
    kilobytes: process.resourceUsage().maxRSS - before,
    bytes: Buffer.byteLength(text),
    findings,
  }),
);
