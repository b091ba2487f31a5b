import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Engine } from '@gongkai/engine';
import type { Config } from './config.ts';
import { makeFolder } from './make-folder.ts';

/** The first administrator, who is there before anybody can sign in, and takes a user name and a password by a link. */
export const FIRST = {
  id: 'administrator',
  name: '系统管理员',
  unit: null,
  agency: null,
  reach: 'all',
  administrator: 'system',
} as const;

const BY = { id: 'first-start' };

const fileOf = ({ data }: Pick<Config, 'data'>): string => join(resolve(data), 'administrator-link');

/**
 * The one-time link of the first administrator, while no person has a password; it ends the one of an earlier start. Null
 * from then on: who is signed in makes the links of the others.
 */
export const firstLink = async ({ signIn, people }: Engine, address: string): Promise<string | null> => {
  if (await signIn.isUsed()) return null;
  if ((await people.find(FIRST.id)) === null) await people.add(FIRST, BY);
  const { token } = await signIn.invite(FIRST.id, BY);
  return `${address}/set-up#${token}`;
};

/**
 * Shows the link once: on a terminal, or else in a file that its owner alone may read.
 * @returns where the operator finds it
 */
export const showLink = (link: string, config: Pick<Config, 'data'>, isTerminal: boolean): string => {
  if (isTerminal) return `for 24 hours, once: ${link}`;
  const file = fileOf(config);
  makeFolder(resolve(config.data));
  // The link of an earlier start is of no use any more.
  rmSync(file, { force: true });
  writeFileSync(file, `${link}\n`, { mode: 0o600, flag: 'wx' });
  return `for 24 hours, once, in ${file}`;
};

/** Removes the file of the link when it was used. */
export const forgetLink =
  (config: Pick<Config, 'data'>): ((person: string) => void) =>
  (person) => {
    if (person === FIRST.id) rmSync(fileOf(config), { force: true });
  };
