// npm run audit:mutate: changes every figure of the reports in the corpus, and checks whether the audit finds the
// change.
import { parseArgs } from 'node:util';
import { auditReport, plainDocument } from '@gongkai/audit';
import type { MappedReport } from './mutation/mapped-report.ts';
import { mappedReports } from './mutation/reports.ts';
import { createTrials, type Fate, type Trial } from './mutation/try-mutations.ts';

const WANTED = 0.95;
const { values } = parseArgs({
  options: { every: { type: 'string', default: '1' }, verbose: { type: 'boolean', default: false } },
});
const every = Math.max(1, Number(values.every) || 1);

const tried = (report: MappedReport): readonly Trial[] => {
  const { all, run } = createTrials(report, (text) => auditReport(plainDocument(text)));
  const todo = all.filter((_, index) => index % every === 0);
  const started = performance.now();
  const trials = todo.map(([figure, mutation], index) => {
    if (index % 50 === 0) process.stderr.write(`\r${report.name}: ${index} of ${todo.length} `);
    return run(figure, mutation);
  });
  process.stderr.write(`\r${report.name}: ${todo.length} in ${Math.round((performance.now() - started) / 1000)} s\n`);
  return trials;
};

const shown: readonly Fate[] = values.verbose
  ? ['false-error', 'missed', 'unstated', 'within-print']
  : ['false-error', 'missed'];
const reached = mappedReports().map((report) => {
  const trials = tried(report);
  const of = (fate: Fate): readonly Trial[] => trials.filter((one) => one.fate === fate);
  const breaking = of('found').length + of('missed').length;
  const share = breaking === 0 ? 1 : of('found').length / breaking;
  console.log(
    `${report.name}: ${trials.length} mutations of ${report.figures.size} figures; ${breaking} break what the report ` +
      `states, ${of('found').length} found at the figure (${(100 * share).toFixed(2)} %), ${of('missed').length} missed; ` +
      `${of('within-print').length} agree as printed, ${of('unstated').length} break only what nothing states, ` +
      `${of('silent').length} stand in no relation; ${of('false-error').length} false errors`,
  );
  for (const fate of shown) {
    for (const { printed, mutation, around, figure, reason } of of(fate)) {
      const why = fate === 'missed' ? `, ${reason ?? 'nothing said of it'}` : '';
      console.log(`  ${fate}: ${printed} → ${mutation.text} (${mutation.how}${why}) at ${figure}: …${around}…`);
    }
  }
  return share >= WANTED && of('false-error').length === 0;
});
process.exitCode = reached.every(Boolean) ? 0 : 1;
