import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { run } from './command.ts';

/** The root of this repository. */
export const ROOT = join(import.meta.dirname, '..', '..');

const MEMBERS = ['packages', 'apps'];
// Belongs to this working copy, not to the project.
const LEFT_OUT = new Set(['node_modules', '.git', '.turbo', 'coverage']);
const LEFT_OUT_AT_ROOT = new Set(['data', 'data-demo']);

/** Returns the folders of all packages of the workspace. */
export const memberFolders = (root: string): readonly string[] =>
  MEMBERS.flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name))).filter((folder) =>
    existsSync(join(root, folder, 'package.json')),
  );

const isPrivate = (manifest: string): boolean => Object(JSON.parse(readFileSync(manifest, 'utf8'))).private === true;

/** Returns the folders of the packages that are published. */
export const publishedFolders = (root: string): readonly string[] =>
  memberFolders(root).filter((folder) => !isPrivate(join(root, folder, 'package.json')));

const isCopied = (file: string): boolean => {
  const parts = relative(ROOT, file).split(sep);
  return !parts.some((part) => LEFT_OUT.has(part)) && !(parts.length === 1 && LEFT_OUT_AT_ROOT.has(parts[0] ?? ''));
};

const linkEach = (from: string, to: string): void => {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) symlinkSync(join(from, name), join(to, name));
};

const OURS = new Set(['@gongkai', 'gongkai']);

/** Links the installed packages into a copy; packages of this repository are those of the copy. */
const linkInstalled = (copy: string): void => {
  const installed = join(ROOT, 'node_modules');
  const modules = join(copy, 'node_modules');
  mkdirSync(join(modules, '@gongkai'), { recursive: true });
  for (const name of readdirSync(installed).filter((one) => !OURS.has(one))) {
    symlinkSync(join(installed, name), join(modules, name));
  }
  for (const member of memberFolders(copy)) {
    const name = member.endsWith('cli') ? 'gongkai' : join('@gongkai', member.split(sep).at(-1) ?? '');
    symlinkSync(join(copy, member), join(modules, name), 'dir');
    linkEach(join(ROOT, member, 'node_modules'), join(copy, member, 'node_modules'));
  }
};

/** Copies this repository to `folder`, with what was built and what is installed. */
export const copyRepository = (folder: string): void => {
  cpSync(ROOT, folder, { recursive: true, filter: isCopied });
  linkInstalled(folder);
};

const git = (cwd: string, ...args: string[]) =>
  run(['git', '-c', 'user.name=rehearsal', '-c', 'user.email=rehearsal@example.org', ...args], { cwd });

/** Gives a copy a history of one commit, from which a release starts. */
export const beginHistory = async (folder: string): Promise<void> => {
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  await commitAll(folder, 'the state that is released');
};

/** Commits all changes in the copy. */
export const commitAll = async (folder: string, message: string): Promise<void> => {
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', `--message=${message}`);
};
