import { readFileSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import type { Context } from './context.ts';
import { addAgencies } from './verbs/agencies.ts';
import { addAudit } from './verbs/audit.ts';
import { addBackup } from './verbs/backup.ts';
import { addCalendar } from './verbs/calendar.ts';
import { addCase } from './verbs/case.ts';
import { addClock } from './verbs/clock.ts';
import { addCompletion } from './verbs/completion.ts';
import { addDeadline } from './verbs/deadline.ts';
import { addDoctor } from './verbs/doctor.ts';
import { addDuties } from './verbs/duties.ts';
import { addHeads } from './verbs/heads.ts';
import { addImport } from './verbs/import.ts';
import { addKeys } from './verbs/keys.ts';
import { addMigrate } from './verbs/migrate.ts';
import { addParties } from './verbs/parties.ts';
import { addProfile } from './verbs/profile.ts';
import { addPeople } from './verbs/people.ts';
import { addReport } from './verbs/report.ts';
import { addRestore } from './verbs/restore.ts';
import { addVerify } from './verbs/verify.ts';

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
  addAudit,
  addDoctor,
  addMigrate,
  addVerify,
  addBackup,
  addRestore,
  addReport,
  addHeads,
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
