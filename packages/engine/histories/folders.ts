import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnyProcedure, PROCEDURES } from '@gongkai/core';
import { canContinue } from '../src/store/case-groups.ts';
import { type History, readHistory } from './history-file.ts';

/** Where histories are kept: beside these programs, one folder for each version of each procedure. */
export const HISTORIES = import.meta.dirname;

/** The name of the folder of a version. */
export const folderOf = ({ id, version }: Pick<AnyProcedure, 'id' | 'version'>): string => `${id}@${version}`;

/** Every version with recorded histories, in order. */
export const recordedVersions = (root = HISTORIES): readonly string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.includes('@'))
    .map(({ name }) => name)
    .toSorted();

/** The histories of a version, in order. */
export const historiesIn = (folder: string, root = HISTORIES): readonly History[] =>
  readdirSync(join(root, folder))
    .toSorted()
    .map((file) => readHistory(`${folder}/${file}`, readFileSync(join(root, folder, file), 'utf8')));

/**
 * The present release of the procedure that continues the cases of a recorded version.
 * @throws Error when no release does.
 */
export const releaseFor = (folder: string): AnyProcedure => {
  const [id = '', version = ''] = folder.split('@');
  const found = PROCEDURES.find((one) => one.id === id && canContinue(one.version, version));
  if (found === undefined) throw new Error(`no release that is given goes on with ${folder}`);
  return found;
};
