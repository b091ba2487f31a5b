// npm run house: the house rules, held to every source file; part of npm run check.
import { ROOT } from '../rehearse/workspace.ts';
import { builtPatterns } from './built-patterns.ts';
import { BARS, failuresOf, measure } from './figures.ts';
import { isProduction } from './groups.ts';
import { houseTable } from './house-table.ts';
import { readExportedSources, readSources } from './source-files.ts';

const SHOWN = 20;

const sources = readSources(ROOT);
const building = sources.filter(
  ({ path, buildsPatterns }) => buildsPatterns && /\/src\//.test(path) && isProduction(path),
);
const built = await builtPatterns(
  ROOT,
  building.map(({ path }) => path),
);
const withBuilt = sources.map((one) => ({ ...one, patterns: [...one.patterns, ...(built.get(one.path) ?? [])] }));
const { sizes, figures } = measure(withBuilt, readExportedSources(ROOT));
for (const line of houseTable(sizes, figures)) console.log(line);

const failures = failuresOf(figures);
for (const { group, rule, figure, places } of failures) {
  console.log(`\n${group}: ${rule} is ${figure}, and may be ${BARS[rule]} at most`);
  for (const place of places.slice(0, SHOWN)) console.log(`  ${place}`);
  if (places.length > SHOWN) console.log(`  and ${places.length - SHOWN} more`);
}
process.exitCode = failures.length === 0 ? 0 : 1;
