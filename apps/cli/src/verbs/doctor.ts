import type { Command } from '@commander-js/extra-typings';
import { fileHeads } from '@gongkai/engine';
import {
  type Context,
  counted,
  DATA,
  DATABASE,
  type DatabaseLocation,
  examples,
  JSON_OUT,
  locateDatabase,
  rulebookOf,
  withStore,
} from '../kit.ts';
import { checkDatabase } from '../doctor/database.ts';
import { type Finding, fail, reasonOf } from '../doctor/finding.ts';
import { checkDisk, checkFolder, checkNode, checkPort } from '../doctor/host.ts';
import { checkHeads, checkStore } from '../doctor/store.ts';

const HELP = `
Nothing is changed. Ends with 1 when a check fails; a warning is not a failure.
${examples('gongkai doctor', 'gongkai doctor --heads /mnt/worm/heads.jsonl', 'gongkai doctor --role gongkai_node --json')}`;

/** Runs a check; one that throws is a failed check, and the others go on. */
const attempt = async (check: string, work: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> => {
  try {
    return await work();
  } catch (error) {
    return [fail(check, `it could not be checked: ${reasonOf(error)}`)];
  }
};

const openStoreFindings = (
  location: DatabaseLocation,
  heads: string | undefined,
  context: Context,
): Promise<readonly Finding[]> =>
  attempt('store', () =>
    withStore(location, async (store) => [
      ...(await checkStore(store, rulebookOf(context))),
      ...(await attempt('heads', async () => [
        await checkHeads(store, heads, heads === undefined ? null : await fileHeads(heads).last()),
      ])),
    ]),
  );

interface DoctorOptions {
  readonly role: string | undefined;
  readonly heads: string | undefined;
}

const examine = async (
  location: DatabaseLocation,
  { role, heads }: DoctorOptions,
  context: Context,
): Promise<readonly Finding[]> => {
  const { host, port } = context.environment;
  const { findings, current } = await checkDatabase(location, role);
  return [
    checkNode(process.versions.node),
    ...(location.folder === null ? [] : [await checkFolder(location.folder), await checkDisk(location.folder)]),
    ...findings,
    ...(current ? await openStoreFindings(location, heads, context) : []),
    await checkPort(host, port),
  ];
};

const COLOURS = { ok: 'green', warn: 'yellow', fail: 'red' } as const;

const printFindings = (findings: readonly Finding[], { terminal }: Context): void => {
  const width = Math.max(...findings.map(({ check }) => check.length));
  for (const { check, level, says } of findings) {
    const word = level === 'fail' ? 'FAIL' : level.padEnd(4);
    terminal.print(`${terminal.paint(COLOURS[level], word)}  ${check.padEnd(width)}  ${says}`);
  }
  const of = (level: Finding['level']): number => findings.filter((one) => one.level === level).length;
  terminal.print(
    `${counted(findings.length, 'check')}: ${of('ok')} ok, ${of('warn')} to look at, ${of('fail')} failed`,
  );
};

/** `gongkai doctor` */
export const addDoctor = (program: Command, context: Context): void => {
  program
    .command('doctor')
    .description('Check host, database and calendar, and say what to do.')
    .addOption(DATABASE)
    .addOption(DATA)
    .option('--heads <file>', 'the heads of this ledger (GONGKAI_HEADS)', context.environment.heads)
    .option('--role <role>', 'role of the server whose rights are checked (the one that connects)')
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async ({ heads, role, json, ...chosen }) => {
      const location = locateDatabase(chosen, context.environment);
      const findings = await examine(location, { role, heads }, context);
      const failed = findings.some(({ level }) => level === 'fail');
      if (failed) context.endWithOne();
      if (json) context.terminal.print(JSON.stringify({ database: location.name, ok: !failed, findings }));
      else printFindings(findings, context);
    });
};
