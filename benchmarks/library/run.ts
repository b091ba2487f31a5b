// npm run bench: ratios against peers, measured in one run. Peers are installed in benchmarks/ on first use.
import { createRequire } from 'node:module';
import { advanceRates } from './advance.ts';
import { type DuckDb, foldRates, reportFold, reportMemory } from './fold.ts';
import { report } from './measure.ts';
import { type FindWorkday, workingDayRates } from './working-days.ts';

// chinese-days returns wrong dates west of UTC, so it runs in a zone where they are right.
process.env['TZ'] = 'Asia/Shanghai';
const installed = createRequire(import.meta.url);
const peer: { findWorkday: FindWorkday } = installed('chinese-days');
const duckDb: DuckDb = installed('@duckdb/node-api');

console.log(
  `node ${process.version}, ${process.platform} ${process.arch}; medians of 9 rounds of 250 ms, taken in turns`,
);
const reached = [
  report('A request of 12 facts', advanceRates(), 'xstate transition(), guards free', 0.7),
  report('Adding 20 working days', workingDayRates(peer.findWorkday), 'chinese-days findWorkday(20, start)', 50),
  reportFold(await foldRates(duckDb)),
  reportMemory(),
];
process.exitCode = reached.every(Boolean) ? 0 : 1;
