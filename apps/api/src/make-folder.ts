import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates a folder and its parents, readable for the owner alone. Node's own recursion does not end below a folder that
 * cannot be written to, such as /proc.
 * @throws the error of the first folder that cannot be created.
 */
export const makeFolder = (folder: string): void => {
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  mkdirSync(folder, { mode: 0o700 });
};
