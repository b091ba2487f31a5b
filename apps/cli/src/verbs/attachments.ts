import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from '@commander-js/extra-typings';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { formatInstant } from '@gongkai/calendar';
import { ATTACHMENT_KINDS, handlingDuties } from '@gongkai/core';
import { type Attachment, type Caller, type CaseRecord, dutiesIn, type Engine, type StoredFile } from '@gongkai/engine';
import { actingHolder } from '../cases/acting.ts';
import { attachFile } from '../cases/attach-file.ts';
import { procedureOf } from '../cases/case-views.ts';
import { printResult, toResult } from '../cases/record-fact.ts';
import {
  type Context,
  DATA,
  DATABASE,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  Unusable,
  withBytes,
  withStore,
} from '../kit.ts';

const HELP = `
The key in GONGKAI_KEY must have a duty that handles the case, as in the API. A file is taken by its content: pdf, ofd, doc,
docx, wps, xls, xlsx, et, jpg, png, heic, txt and eml. GONGKAI_SCANNER names a scanner (clamd), host:port or a socket.
${examples(
  'gongkai attachments list 019b76da-a800-7000-8000-000000000000',
  'gongkai attachments put 019b76da-a800-7000-8000-000000000000 申请书.pdf --kind application',
  'gongkai attachments get 019b76da-a800-7000-8000-000000000000 3 申请书.pdf',
)}`;

const wholeNumber = (text: string): number => {
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('a whole number');
};

const KIND = new Option('--kind <kind>', 'what the document is')
  .choices(Object.keys(ATTACHMENT_KINDS))
  .default('other');

interface Opened {
  readonly engine: Engine;
  readonly caller: Caller;
  readonly record: CaseRecord;
}

type Chosen = Parameters<typeof locateDatabase>[0];

/** Runs work on a case that the holder of the key reaches and handles. */
const onCase = <T>(context: Context, id: string, chosen: Chosen, work: (opened: Opened) => Promise<T>): Promise<T> =>
  withStore(locateDatabase(chosen, context.environment), async (store) => {
    const engine = await engineOn(store, context);
    const caller = await actingHolder(engine, context.environment);
    const record = await engine.as(caller).read(id);
    if (record === null) throw new Unusable(`there is no case ${id}`, 'case/unknown');
    const handling = handlingDuties(procedureOf(engine, record.procedure));
    if (!dutiesIn(caller, record.agency).some((duty) => handling.includes(duty))) {
      throw new Unusable('the key in GONGKAI_KEY has no duty that handles this case', 'key/no-duty');
    }
    return work({ engine, caller, record });
  });

const lineOf = ({ seq, kind, size, mediaType, name, recordedAt }: Attachment): string =>
  [seq, formatInstant(recordedAt), kind, mediaType, `${size} bytes`, name].join('  ');

const found = (all: readonly Attachment[], number: string): Attachment => {
  const one = all.find(({ seq }) => String(seq) === number);
  if (one === undefined) throw new Unusable(`the case has no attachment ${number}`, 'attachment/unknown');
  return one;
};

/** Writes a file that is not there yet; what fails leaves none. */
const writeNew = async (out: string, file: StoredFile): Promise<void> => {
  const target = createWriteStream(out, { flags: 'wx', mode: 0o600 });
  try {
    await pipeline(file.stream(), target);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new Unusable(`${out} is there already`, 'file/exists');
    }
    await rm(out, { force: true });
    throw new Unusable(`${out} cannot be written: ${why}`, 'file/not-written');
  }
};

type Attachments = Command<[], Record<never, never>>;

const addList = (verbs: Attachments, context: Context): void => {
  verbs
    .command('list')
    .description('The documents of a case.')
    .argument('<case>', 'its identifier')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (id, { json, ...chosen }) => {
      const all = await onCase(context, id, chosen, ({ engine, record }) => engine.attachments.list(record.id));
      if (json) {
        const views = all.map(({ seq, by, recordedAt, ...rest }) => ({
          id: seq,
          ...rest,
          addedBy: by.id,
          addedAt: formatInstant(recordedAt),
        }));
        return context.terminal.print(JSON.stringify({ attachments: views }));
      }
      for (const one of all) context.terminal.print(lineOf(one));
    });
};

const addPut = (verbs: Attachments, context: Context): void => {
  verbs
    .command('put')
    .description('Attach a file to a case.')
    .argument('<case>', 'its identifier')
    .argument('<file>', 'the file; - for standard input, with --name')
    .addOption(KIND)
    .option('--pages <number>', 'how many pages it has', wholeNumber)
    .option('--name <name>', 'the name under which it is kept (that of the file)')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (id, file, { kind, pages, name = basename(file), json = false, ...chosen }) => {
      await onCase(context, id, chosen, async ({ engine, caller, record }) => {
        const outcome = await withBytes(file, context.terminal, (bytes) =>
          attachFile(engine, caller, { caseId: record.id, name, kind, pages, bytes }, context.environment),
        );
        const procedure = procedureOf(engine, record.procedure);
        await printResult(toResult(outcome, procedure), engine, { dryRun: false, json }, context);
      });
    });
};

const addGet = (verbs: Attachments, context: Context): void => {
  verbs
    .command('get')
    .description('Write the content of a document into a new file.')
    .argument('<case>', 'its identifier')
    .argument('<number>', 'the number of the document')
    .argument('<out>', 'the file to write; it must not be there yet')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (id, number, out, { json, ...chosen }) => {
      const written = await onCase(context, id, chosen, async ({ engine, record }) => {
        const one = found(await engine.attachments.list(record.id), number);
        const file = await engine.attachments.open(one);
        if (file === null) throw new Unusable('the content is gone; run gongkai verify', 'attachment/unknown');
        if (file.scan === 'infected') throw new Unusable('it did not pass the scan for malware', 'attachment/refused');
        await writeNew(out, file);
        return one;
      });
      if (json)
        return context.terminal.print(JSON.stringify({ file: out, size: written.size, sha256: written.sha256 }));
      context.terminal.print(`${out}  ${written.size} bytes  sha256 ${written.sha256}`);
    });
};

/** `gongkai attachments`: documents of cases in a database, without a server. */
export const addAttachments = (program: Command, context: Context): void => {
  const verbs = program.command('attachments').description('Documents of a case: list, put one in, get one out.');
  addList(verbs, context);
  addPut(verbs, context);
  addGet(verbs, context);
};
