import type { Command } from '@commander-js/extra-typings';
import type { Problem, Store, VerifyOptions, VerifyReport } from '@gongkai/engine';
import { verifyDatabase } from '@gongkai/engine';
import {
  type Context,
  count,
  counted,
  DATA,
  DATABASE,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  pace,
  partyKeyFor,
  rulebookOf,
  timed,
  withStore,
} from '../kit.ts';

const HELP = `
Every chain is checked over the stored bytes, every case is folded again, and every row of every table is compared with
what the facts or the acts give. The first bad record of each case is named, and rows of other tables with their key.
The register of applicants is compared where its key is at hand (GONGKAI_PARTY_KEY, or party.key beside the database).
Where the release, the calendar or the reminders are others than the last ones, cases are brought up to date first.

A chain cannot show that a whole case was removed; the signed heads show it. An auditor checks
a backup against them without this program, its database or its code:
  gongkai backup backup.jsonl
  node scripts/auditor/verify-ledger.mjs --export backup.jsonl --heads heads.jsonl --key head.key.pub
${examples('gongkai verify', 'gongkai verify 019b76da-a800-7000-8000-000000000000 --json')}`;

/** A problem in one line, with its place. */
export const problemLine = ({ caseId, seq, kind, message, table, key }: Problem): string => {
  const ofCase = caseId === null ? [] : [`case ${caseId}${seq === null ? '' : ` fact ${seq}`}`];
  const ofRow = table === undefined ? [] : [`${table} ${key ?? ''}`.trim()];
  return `${[...ofCase, ...ofRow].join(', ')}: ${kind}: ${message}`;
};

/**
 * Verifies a store as it is. Where it was last written with other settings, an engine is opened first: it brings rows up to
 * date, and would write over some of what was changed in them.
 */
export const verifyAsItIs = async (store: Store, given: VerifyOptions, context: Context): Promise<VerifyReport> => {
  const options = { ...given, partyKey: await partyKeyFor(store, context.environment) };
  const report = await verifyDatabase(store, rulebookOf(context), options);
  return report ?? (await engineOn(store, context)).verify(options);
};

/** Verifies with progress on a terminal. */
export const verifyWithProgress = async (
  verify: (options: { readonly onCase: (checked: number) => void }) => Promise<VerifyReport>,
  { terminal }: Context,
): Promise<VerifyReport & ReturnType<typeof timed>> => {
  const startedAt = performance.now();
  const report = await verify({ onCase: (checked) => terminal.draw(`${count(checked)} cases verified`) });
  terminal.draw('');
  return { ...report, ...timed(startedAt, report.facts) };
};

/** Prints the report, the bad records first. */
export const printReport = (report: VerifyReport & ReturnType<typeof timed>, { terminal }: Context): void => {
  for (const problem of report.problems) terminal.print(`${terminal.paint('red', 'WRONG')}  ${problemLine(problem)}`);
  const wrong =
    report.problems.length === 0
      ? terminal.paint('green', 'nothing wrong')
      : terminal.paint('red', counted(report.problems.length, 'record is', 'records are') + ' not as written');
  terminal.print(`${counted(report.cases, 'case')}, ${counted(report.facts, 'fact')} ${pace(report)}: ${wrong}`);
};

/** A report for programs. */
export const verifyView = ({
  cases,
  facts,
  problems,
  seconds,
  perSecond,
}: Awaited<ReturnType<typeof verifyWithProgress>>) => ({
  cases,
  facts,
  seconds,
  factsPerSecond: perSecond,
  problems,
});

/** `gongkai verify` */
export const addVerify = (program: Command, context: Context): void => {
  program
    .command('verify')
    .description('Check that every case is the fold of an unbroken chain of facts.')
    .argument('[case]', 'identifier of one case; without it, all of them')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (caseId, { json, ...chosen }) => {
      const report = await withStore(locateDatabase(chosen, context.environment), async (store) => {
        const what = caseId === undefined ? {} : { caseId };
        return verifyWithProgress((options) => verifyAsItIs(store, { ...options, ...what }, context), context);
      });
      if (report.problems.length > 0) context.endWithOne();
      if (json) context.terminal.print(JSON.stringify(verifyView(report)));
      else printReport(report, context);
    });
};
