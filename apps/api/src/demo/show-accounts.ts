import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { DemoSecrets } from './logins.ts';
import { DUTIES_OF_PEOPLE, OFFICES_WITH_ACCOUNTS } from './people.ts';
import { PLACE_NAMES, PROVINCE } from './yunnan-agencies.ts';

/** The accounts of the demonstration as an operator reads them. */
export const accountsText = ({ password, secret }: DemoSecrets): string =>
  [
    'Accounts of the demonstration, made at random for this database:',
    `  password            ${password}`,
    `  second factor       ${secret}  (administrators, office-head-…, signatory-…: a code of an authenticator app)`,
    `  user names          DUTY-1 … DUTY-${OFFICES_WITH_ACCOUNTS.length}: ${OFFICES_WITH_ACCOUNTS.map(
      (agency, office) => `${office + 1} ${PLACE_NAMES.get(agency) ?? agency}`,
    ).join(', ')}`,
    `                      DUTY is ${DUTIES_OF_PEOPLE.join(', ')}`,
    `                      supervisor-${PROVINCE.id}: ${PROVINCE.name}`,
    '  administrators      administrator, security, audit',
  ].join('\n');

/**
 * Shows the accounts once: on a terminal, or else in a file that its owner alone may read.
 * @returns what to print
 */
export const showAccounts = (made: DemoSecrets, { data }: { readonly data: string }, isTerminal: boolean): string => {
  if (isTerminal) return accountsText(made);
  const file = join(resolve(data), 'demo-accounts');
  makeFolder(resolve(data));
  rmSync(file, { force: true });
  writeFileSync(file, `${accountsText(made)}\n`, { mode: 0o600, flag: 'wx' });
  return `Accounts of the demonstration: in ${file}`;
};
