// Runs as a process of its own, so that its peak memory is that of one table: node year-table.ts <cases> <agencies>
import { existsSync, readFileSync } from 'node:fs';
import { disclosureRequest } from '@gongkai/core';
import type { CountedCase } from '@gongkai/stats';
import { cellOf, checkTable, makeTable, tallyCases } from '@gongkai/stats';
import { caseSummaries, countedCase } from './case-summaries.ts';

const [cases = 0, agencies = 0] = process.argv.slice(2).map(Number);

function* counted(): Generator<CountedCase> {
  for (const one of caseSummaries(cases, agencies)) yield countedCase(one);
}

const table = makeTable('AR2021', tallyCases(counted()), { year: 2025, cellOf: cellOf(disclosureRequest) });
const findings = checkTable(table).filter(({ soft }) => !soft);
if (findings.length > 0) throw new Error(`${findings[0]?.ruleId} is broken`);
console.log(`${table.cells['rTotal/total']} handled in 2025`);
// maxRSS includes the memory of the parent at the start of this process; Linux reports the peak of the process alone.
const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
const peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
console.log(Math.round(peak / 1024));
