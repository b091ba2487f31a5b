// Audits one report, repeated so many times, in a process of its own, and prints time and memory.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { auditReport, plainDocument } from '@gongkai/audit';

const [, , name = 'yunnan-2018', copies = '1'] = process.argv;
const report = readFileSync(new URL(`../../packages/audit/test-data/${name}.txt`, import.meta.url), 'utf8');
// A warm-up, so that compilation is not part of the measurement.
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
