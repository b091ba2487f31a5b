// One audit of a report, so many copies of it long, in a process of its own: prints time and what it took of memory.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { auditReport, plainDocument } from '@gongkai/stats';

const [, , name = 'yunnan-2018', copies = '1'] = process.argv;
const report = readFileSync(new URL(`../../packages/stats/test-data/${name}.txt`, import.meta.url), 'utf8');
// Warm, so that the first compilation is not taken for the cost of the text.
for (let round = 0; round < 20; round += 1) auditReport(plainDocument(report));

const text = Buffer.from(report.repeat(Number(copies))).toString('utf8');
globalThis.gc?.();
const heapBefore = process.memoryUsage().heapUsed;
const peakBefore = process.resourceUsage().maxRSS;
const start = performance.now();
const findings = auditReport(plainDocument(text));
const ms = performance.now() - start;
const peak = (process.resourceUsage().maxRSS - peakBefore) * 1024;
globalThis.gc?.();
console.log(
  JSON.stringify({
    ms,
    peak,
    held: process.memoryUsage().heapUsed - heapBefore,
    bytes: Buffer.byteLength(text),
    findings: findings.length,
  }),
);
