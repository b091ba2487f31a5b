// npm run house [-- --shrink]: the house rules, held to every source file; part of npm run check. With --shrink the
// allowances are lowered to the present figures, where these are lower.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../rehearse/workspace.ts';
import { failuresOf, parseAllowances, shrunk } from './allowances.ts';
import { measure } from './figures.ts';
import { houseTable } from './house-table.ts';
import { readExportedSources, readSources } from './source-files.ts';

const SHOWN = 20;
const ALLOWANCES = join(import.meta.dirname, 'allowances.json');
const { values: options } = parseArgs({ options: { shrink: { type: 'boolean', default: false } } });

const { sizes, figures } = measure(readSources(ROOT), readExportedSources(ROOT));
const allowed = existsSync(ALLOWANCES) ? parseAllowances(readFileSync(ALLOWANCES, 'utf8')) : {};
for (const line of houseTable(sizes, figures)) console.log(line);

const failures = failuresOf(figures, allowed);
for (const { group, rule, figure, most, places } of failures) {
  console.log(`\n${group}: ${rule} is ${figure}, and may be ${most} at most`);
  for (const place of places.slice(0, SHOWN)) console.log(`  ${place}`);
  if (places.length > SHOWN) console.log(`  and ${places.length - SHOWN} more`);
}
process.exitCode = failures.length === 0 ? 0 : 1;

if (options.shrink) {
  const smaller = shrunk(figures, allowed);
  if (Object.keys(smaller).length === 0) rmSync(ALLOWANCES, { force: true });
  else writeFileSync(ALLOWANCES, `${JSON.stringify(smaller, null, 2)}\n`);
}
