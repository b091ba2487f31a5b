import type { Command } from '@commander-js/extra-typings';
import { Argument, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { newCase, PROCEDURES } from '@gongkai/core';
import { submitterFor } from '@gongkai/engine';
import { actingHolder, agencyFor } from '../cases/acting.ts';
import { procedureOf } from '../cases/case-views.ts';
import { dryRunFact, printResult, readFact, toResult } from '../cases/record-fact.ts';
import {
  type Context,
  DATA,
  DATABASE,
  DRY_RUN,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  Unusable,
  withStore,
} from '../kit.ts';

const ONCE = new Option('--once <key>', 'makes it safe to repeat: under the same key it is recorded once');

const HELP = `
The fact is JSON, for example {"type": "request.registered", "at": "2026-01-30T09:10:00+08:00"}. The recorder is
the holder of the key in GONGKAI_KEY. A refused fact leaves no trace; the command ends with 1 and says why.`;

const versionOf = (text: string): number => {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a version is a number');
};

type Cases = Command<[], Record<never, never>>;
type Optional = { readonly once?: string | undefined };

const onceOf = ({ once }: Optional) => (once === undefined ? {} : { idempotencyKey: once });

/** `gongkai case open` */
export const addCaseOpen = (cases: Cases, context: Context): void => {
  cases
    .command('open')
    .description('Open a case with its first fact.')
    .addArgument(new Argument('<procedure>').choices(PROCEDURES.map(({ id }) => id)))
    .argument('<fact>', 'file with the fact; - for standard input')
    .option('--agency <agency>', 'where the key is for every agency')
    .addOption(ONCE)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(DRY_RUN)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP + examples('gongkai case open disclosure-request request.json --dry-run'))
    .action(async (id, file, { json = false, dryRun = false, agency: asked, once, ...chosen }) => {
      const fact = await readFact(file, context);
      await withStore(locateDatabase(chosen, context.environment), async (store) => {
        const engine = await engineOn(store, context);
        const caller = await actingHolder(engine, context.environment);
        const agency = agencyFor(caller, asked);
        const by = submitterFor(caller, onceOf({ once }));
        const procedure = procedureOf(engine, id);
        const result = dryRun
          ? await dryRunFact(engine, { agency, procedure, state: newCase(procedure), record: null }, fact, by)
          : toResult(await engine.open({ procedure: id, agency, fact }, by), procedure);
        await printResult(result, engine, { dryRun, json }, context);
      });
    });
};

/** `gongkai case record` */
export const addCaseRecord = (cases: Cases, context: Context): void => {
  cases
    .command('record')
    .description('Record a fact on a case.')
    .argument('<case>', 'its identifier')
    .argument('<fact>', 'file with the fact; - for standard input')
    .option('--if-version <number>', 'only if the case still has the version that was read', versionOf)
    .addOption(ONCE)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(DRY_RUN)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP + examples('gongkai case record 019b76da-a800-7000-8000-000000000000 - < fact.json'))
    .action(async (id, file, { json = false, dryRun = false, ifVersion, once, ...chosen }) => {
      const fact = await readFact(file, context);
      await withStore(locateDatabase(chosen, context.environment), async (store) => {
        const engine = await engineOn(store, context);
        const caller = await actingHolder(engine, context.environment);
        const record = await engine.as(caller).read(id);
        // A case out of reach answers like one that does not exist, as in the API.
        if (record === null) throw new Unusable(`there is no case ${id}`, 'case/unknown');
        const procedure = procedureOf(engine, record.procedure);
        const version = ifVersion === undefined ? {} : { expectedVersion: ifVersion };
        const by = submitterFor(caller, { ...onceOf({ once }), ...version });
        const result = dryRun
          ? await dryRunFact(engine, { agency: record.agency, procedure, state: record.state, record }, fact, by)
          : toResult(await engine.submit(id, fact, by), procedure);
        await printResult(result, engine, { dryRun, json }, context);
      });
    });
};
