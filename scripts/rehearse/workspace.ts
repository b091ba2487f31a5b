import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './command.ts';

/** The root of this repository. */
export const ROOT = join(import.meta.dirname, '..', '..');

const MEMBERS = ['packages', 'apps'];

/** The folders of the packages that are published. */
export const memberFolders = (root: string): readonly string[] =>
  MEMBERS.flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name))).filter((folder) =>
    existsSync(join(root, folder, 'package.json')),
  );

const git = (cwd: string, ...args: string[]) =>
  run(['git', '-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@example.org', ...args], { cwd });

/** The files of this repository as they stand, also those that no commit has yet. */
const filesHere = async (): Promise<readonly string[]> => {
  const { out } = await run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  return out.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file)));
};

/**
 * A copy of this repository in `folder`, in which a release may write: sources, what was built of them, and a history of
 * one commit. What is installed is shared.
 */
export const copyRepository = async (folder: string): Promise<void> => {
  for (const file of await filesHere()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  for (const member of memberFolders(ROOT)) {
    const dist = join(ROOT, member, 'dist');
    if (existsSync(dist)) cpSync(dist, join(folder, member, 'dist'), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message=the state that is released');
};

/** Writes everything down that changed in the copy. */
export const commitAll = async (folder: string, message: string): Promise<void> => {
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', `--message=${message}`);
};
