import { readFileSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import type { Context } from './context.ts';
import {
  addAgencies,
  addAttachments,
  addAudit,
  addBackup,
  addCalendar,
  addCase,
  addClock,
  addCompletion,
  addDeadline,
  addDoctor,
  addDuties,
  addHeads,
  addImport,
  addKeys,
  addMigrate,
  addParties,
  addPeople,
  addProfile,
  addReport,
  addRestore,
  addSearch,
  addVerify,
} from './verbs/index.ts';

const HELP = `
The database is --database or --data, else DATABASE_URL, else GONGKAI_DATA, else ./data.
Exit codes: 0 done; 1 done, and a check failed or a fact was refused; 2 the input cannot be used.
NO_COLOR switches colours off. A password belongs in DATABASE_URL, where no list of processes shows it.

Examples:
  gongkai deadline 2026-01-30 20
  gongkai case list --order due
  gongkai audit 2023.docx
  gongkai doctor
  gongkai backup /backups/gongkai.jsonl && gongkai verify`;

/** The version of the package. */
const versionOf = (): string => {
  const stated: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof stated === 'object' && stated !== null && 'version' in stated ? String(stated.version) : '';
};

const ADDERS = [
  addDeadline,
  addCalendar,
  addCase,
  addAttachments,
  addAudit,
  addDoctor,
  addMigrate,
  addVerify,
  addBackup,
  addRestore,
  addReport,
  addHeads,
  addSearch,
  addPeople,
  addDuties,
  addKeys,
  addAgencies,
  addProfile,
  addParties,
  addImport,
  addClock,
  addCompletion,
] as const;

/** Where the command writes its help and what is wrong with its arguments. */
export interface HelpOutput {
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
}

/** The whole command; it throws instead of ending the process. */
export const createProgram = (context: Context, output: HelpOutput): Command => {
  const program = new Command('gongkai')
    .description('Deadlines of Chinese government disclosure, and upkeep of a Gongkai database.')
    .version(versionOf())
    .exitOverride()
    .configureOutput(output)
    .showHelpAfterError('(--help shows how it is used)')
    .addHelpText('after', HELP);
  for (const add of ADDERS) add(program, context);
  return program;
};
