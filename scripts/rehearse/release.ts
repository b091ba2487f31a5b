import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { run } from './command.ts';
import { commitAll, publishedFolders } from './workspace.ts';

type Variables = Readonly<Record<string, string | undefined>>;

const manifest = z.looseObject({ name: z.string(), version: z.string() });

const changeset = (copy: string, env: Variables, ...args: readonly string[]) =>
  run([join(copy, 'node_modules', '.bin', 'changeset'), ...args], { cwd: copy, env });

/** `changeset version`, then `changeset publish`; returns the version that all packages now have. */
export const release = async (copy: string, env: Variables): Promise<string> => {
  await changeset(copy, env, 'version');
  await commitAll(copy, 'a release');
  await changeset(copy, env, 'publish');
  const read = publishedFolders(copy).map((folder) =>
    manifest.parse(JSON.parse(readFileSync(join(copy, folder, 'package.json'), 'utf8'))),
  );
  const versions = new Set(read.map(({ version }) => version));
  const [version] = versions;
  if (version === undefined || versions.size > 1) throw new Error(`not one version: ${[...versions].join(', ')}`);
  return version;
};

const CHAPTER = 'packages/core/src/procedures/disclosure-request/correction-notice.ts';
const SEVEN = 'workingDays(7)';

/** The line that the changelog must hold. */
export const LEGAL_EFFECT =
  'Legal effect: a notice of correction (Art. 30) is out of time after 5 working days, no longer 7.';

/** Changes a statutory period in the copy, as an amended regulation would, and adds a changeset. */
export const amendPeriod = async (copy: string): Promise<void> => {
  const file = join(copy, CHAPTER);
  const text = readFileSync(file, 'utf8');
  if (text.split(SEVEN).length !== 2) throw new Error(`${CHAPTER} does not have exactly one period of 7 working days`);
  writeFileSync(file, text.replace(SEVEN, SEVEN.replace('7', '5')));
  const lines = [
    '---',
    "'@gongkai/core': major",
    '---',
    '',
    'A period made up for the rehearsal.',
    '',
    LEGAL_EFFECT,
    '',
  ];
  writeFileSync(join(copy, '.changeset', 'amended-period.md'), lines.join('\n'));
  await run(['npm', 'run', 'build', '--workspace=@gongkai/core'], { cwd: copy });
  await commitAll(copy, 'feat(core)!: an amended period');
};
