// npm run audit:fuzz: random cuts, joins and re-wrappings of the corpus cause no exception and no new finding.
import { parseArgs } from 'node:util';
import { auditReport, plainDocument } from '@gongkai/audit';
import { seeded } from './fuzz/seeded.ts';
import { loadSources } from './fuzz/sources.ts';
import { makeText, unfoundedIn } from './fuzz/try-text.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const runs = Math.max(1, Number(values.runs) || 1);
const first = Math.max(0, Number(values.seed) || 0);

const audit = (text: string) => auditReport(plainDocument(text));
const sources = loadSources(audit);
const SHOWN = 40;
const count = { within: 0, torn: 0, across: 0, exception: 0 };
const started = performance.now();
for (let run = 0; run < runs; run += 1) {
  if (run % 100 === 0) process.stderr.write(`\r${run} of ${runs} `);
  const chars = makeText(sources, seeded(first + run));
  try {
    for (const { finding, kind } of unfoundedIn(chars, sources, audit)) {
      count[kind] += 1;
      if (count[kind] > SHOWN) continue;
      const { verdict, ruleId, stated, computed, quote } = finding;
      console.log(
        `seed ${first + run}, ${kind}: ${verdict} ${ruleId} ${stated} → ${computed} in ${JSON.stringify(quote)}`,
      );
    }
  } catch (error) {
    count.exception += 1;
    console.log(`seed ${first + run}:`, error);
  }
}
process.stderr.write('\n');
console.log(
  `${runs} texts from seed ${first} in ${Math.round((performance.now() - started) / 1000)} s: ${count.exception} exceptions, ` +
    `${count.within} findings that the uncut text does not have; also ${count.torn} in sentences that lost their beginning ` +
    `and ${count.across} based on figures of two pieces`,
);
process.exitCode = count.exception + count.within === 0 ? 0 : 1;
