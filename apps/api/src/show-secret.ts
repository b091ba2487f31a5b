import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Caller } from '@gongkai/engine';
import type { NewSecret } from './administrators.ts';
import type { Config } from './config.ts';
import { makeFolder } from './make-folder.ts';

const fileOf = ({ data }: Pick<Config, 'data'>, id: string): string => join(resolve(data), `administrator-key-${id}`);

/**
 * Shows a secret once: on a terminal, or else in a file that its owner alone may read. What else is printed
 * ends in a journal, which many may read and which is kept for years.
 * @returns where the operator finds it
 */
export const showSecret = ({ id, secret }: NewSecret, config: Pick<Config, 'data'>, isTerminal: boolean): string => {
  if (isTerminal) return `shown this once: ${secret}`;
  const file = fileOf(config, id);
  makeFolder(resolve(config.data));
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  return `in ${file} until it is first used`;
};

/** Removes the file of a secret when its key is used. */
export const forgetSecrets = (
  config: Pick<Config, 'data'>,
): ((caller: Pick<Caller, 'id' | 'administrator'>) => void) => {
  const used = new Set<string>();
  return ({ id, administrator }) => {
    if (administrator === null || used.has(id)) return;
    used.add(id);
    rmSync(fileOf(config, id), { force: true });
  };
};
