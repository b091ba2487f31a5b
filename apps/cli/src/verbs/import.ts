import { setTimeout as pause } from 'node:timers/promises';
import { type Command, Option } from '@commander-js/extra-typings';
import { formatInstant } from '@gongkai/calendar';
import { COMMAND_LINE, type Engine, IMPORT_KINDS, type PlannedSheet, type SheetFault } from '@gongkai/engine';
import { ReadingError, readRows } from '@gongkai/reading';
import {
  type Context,
  counted,
  DATA,
  DATABASE,
  DRY_RUN,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  readJson,
  Unusable,
  withBytes,
  withStore,
} from '../kit.ts';

const HELP = `
The file is .xlsx or .csv, and its first row has the headings: 申请人类型, 申请方式, 收到日期 and what else the ledger has. A
column whose heading says something else is named with --map. Each row is judged as it would be recorded, with its true
dates; rows without a reply are open cases. Nothing is imported while a row has a fault, unless --skip-faulty is given.
An import that was interrupted goes on with --resume: everything is recorded once. People are given without passwords: a
one-time path is printed for each, once, to be opened at the address of the application within 24 hours.
${examples(
  'gongkai import ledger-2025.xlsx --agency kunming --dry-run',
  'gongkai import people.xlsx --kind people',
  'gongkai import ledger-2025.xlsx --agency kunming --map \'{"收文时间":"receivedOn"}\'',
)}`;

const KIND = new Option('--kind <kind>', 'what its rows are').choices(IMPORT_KINDS).default('requests' as const);

const readMapping = (text: string | undefined): Readonly<Record<string, string>> => {
  if (text === undefined) return {};
  const value = readJson(text, '--map');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unusable('--map is not a JSON object of headings and fields', 'usage/invalid-argument');
  }
  return Object.fromEntries(Object.entries(value).map(([heading, field]) => [heading, String(field)]));
};

const readSheet = (file: string, sheet: string | undefined, { terminal }: Context) =>
  withBytes(file, terminal, async (bytes) => {
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    try {
      return await readRows({ bytes: Buffer.concat(parts), sheet });
    } catch (error) {
      if (error instanceof ReadingError) throw new Unusable(`${file}: ${error.message}`, 'report/unreadable');
      throw error;
    }
  });

const faultLine = ({ row, letters, column, why }: SheetFault): string =>
  `${letters === null ? `row ${row}` : `${letters}${row}`}  ${column}: ${why.zh} (${why.en})`;

/** Waits until an import has ended, and shows how far it has got. */
const recorded = async ({ imports }: Engine, id: string, { terminal }: Context) => {
  if ((await imports.commit(id, COMMAND_LINE)) === null) throw new Unusable(`there is no import ${id}`);
  for (;;) {
    const one = await imports.read(id);
    if (one === null || one.state !== 'running') {
      terminal.draw('');
      return one;
    }
    terminal.draw(`${one.done} of ${one.rows} rows`);
    await pause(200);
  }
};

type Recorded = Awaited<ReturnType<typeof recorded>>;

const printPlan = ({ rows, faults, ignored, willCreate }: PlannedSheet, { terminal }: Context): void => {
  for (const fault of faults) terminal.print(faultLine(fault));
  if (ignored.length > 0) terminal.note(`not read: ${ignored.join(', ')}`);
  const { cases, facts, agencies, people, entries } = willCreate;
  const made = [
    ...(cases > 0 ? [`${counted(cases, 'case')} with ${counted(facts, 'fact')}`] : []),
    ...(agencies > 0 ? [counted(agencies, 'agency', 'agencies')] : []),
    ...(people > 0 ? [counted(people, 'person', 'people')] : []),
    ...(entries > 0 ? [counted(entries, 'entry', 'entries')] : []),
  ];
  terminal.print(`${counted(rows, 'row')}, ${counted(faults.length, 'fault')}: ${made.join(', ') || 'nothing'}`);
};

/** One-time links for those whom an import of people added and who have no password, each shown once. */
const linksFor = async ({ imports, people, signIn }: Engine, id: string) => {
  const links = [];
  for (const person of (await imports.people(id)) ?? []) {
    const found = await people.find(person);
    const password = (await signIn.byPerson(person))?.password ?? null;
    if (found === null || found.disabledAt !== null || password !== null) continue;
    const { token, expiresAt } = await signIn.invite(person, { id: COMMAND_LINE });
    links.push({ person, name: found.name, path: `/set-up#${token}`, expiresAt: formatInstant(expiresAt) });
  }
  return links;
};

const printRecorded = (
  { one, links }: { readonly one: Recorded; readonly links: Awaited<ReturnType<typeof linksFor>> },
  context: Context,
  json: boolean,
): void => {
  if (one === null || one.state !== 'done' || one.failed.length > 0) context.endWithOne();
  if (json) return context.terminal.print(JSON.stringify({ import: one, ...(links.length > 0 ? { links } : {}) }));
  for (const { row, code } of one?.failed ?? []) context.terminal.print(`row ${row}: ${code}`);
  context.terminal.print(`${one?.state ?? 'gone'}: ${counted(one?.done ?? 0, 'row')} of import ${one?.id ?? ''}`);
  for (const { person, name, path } of links) context.terminal.print(`${person}  ${name}  ${path}`);
};

const recordedWithLinks = async (engine: Engine, id: string, context: Context) => {
  const one = await recorded(engine, id, context);
  return { one, links: one?.state === 'done' ? await linksFor(engine, id) : [] };
};

/** `gongkai import` */
export const addImport = (program: Command, context: Context): void => {
  const { terminal, environment } = context;
  program
    .command('import')
    .description('Record a ledger that was kept before, with its true dates; ends with 1 where a row has a fault.')
    .argument('[file]', 'a table as .xlsx or .csv, or - for standard input')
    .addOption(KIND)
    .option('--agency <agency>', 'whose requests they are')
    .option('--map <json>', 'the field of a column by its heading')
    .option('--sheet <name>', 'the sheet (the first one)')
    .option('--skip-faulty', 'import the rows without a fault')
    .option('--resume <import>', 'go on with an import that was interrupted')
    .addOption(DRY_RUN)
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (file, { kind, agency = '', map, sheet, skipFaulty, resume, dryRun, json = false, ...chosen }) => {
      const location = locateDatabase(chosen, environment);
      if (resume !== undefined) {
        const one = await withStore(location, async (store) =>
          recordedWithLinks(await engineOn(store, context), resume, context),
        );
        return printRecorded(one, context, json);
      }
      if (file === undefined) throw new Unusable('name the file of the table', 'usage/missing-argument');
      if (kind === 'requests' && agency === '')
        throw new Unusable('say whose requests they are with --agency', 'usage/missing-argument');
      const rules = { kind, agency, mapping: readMapping(map) };
      const rows = await readSheet(file, sheet, context);
      await withStore(location, async (store) => {
        const engine = await engineOn(store, context);
        const planned = await engine.imports.plan(rows, rules);
        const { plan, ...shown } = planned;
        const isFaulty = planned.faults.length > 0;
        if (isFaulty) context.endWithOne();
        if (dryRun === true || (isFaulty && skipFaulty !== true)) {
          return json ? terminal.print(JSON.stringify(shown)) : printPlan(planned, context);
        }
        if (!json) printPlan(planned, context);
        const { id } = await engine.imports.add(plan, COMMAND_LINE);
        printRecorded(await recordedWithLinks(engine, id, context), context, json);
      });
    });
};
