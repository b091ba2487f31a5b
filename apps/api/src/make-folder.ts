import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with those above it, for its owner alone. Node's own recursion never ends below a folder that takes
 * none, such as /proc.
 * @throws the error of the first folder that cannot be made.
 */
export const makeFolder = (folder: string): void => {
  const parent = dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  mkdirSync(folder, { mode: 0o700 });
};
