import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The output of a command. */
export interface Printed {
  readonly out: string;
  readonly err: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The environment of a machine without this repository: no npm settings, none of its commands on the path. */
const outside = (): Variables => {
  const entries = Object.entries(process.env).filter(([name]) => !/^(npm_|node_options|init_cwd)/i.test(name));
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((one) => !one.includes('node_modules'));
  return { ...Object.fromEntries(entries), PATH: path.join(delimiter) };
};

/** Returns an environment in which npm uses a registry; its settings are in a file in `folder`. */
export const npmAt = (registry: string, folder: string): Variables => {
  const file = join(folder, 'npmrc');
  const token = `//${new URL(registry).host}/:_authToken=rehearsal`;
  writeFileSync(
    file,
    [`registry=${registry}/`, token, 'audit=false', 'fund=false', 'update-notifier=false', ''].join('\n'),
  );
  return { ...outside(), NPM_CONFIG_USERCONFIG: file, CI: '1' };
};

/** Returns the environment with another Node first on the path. */
export const withNode = (variables: Variables, binary: string): Variables => ({
  ...variables,
  PATH: `${dirname(binary)}${delimiter}${variables['PATH'] ?? ''}`,
});

/**
 * Runs a command to its end.
 * @throws Error with its output, if it fails.
 */
export const run = async (
  [command, ...args]: readonly [string, ...string[]],
  { cwd, env = process.env }: { readonly cwd: string; readonly env?: Variables },
): Promise<Printed> => {
  const child = spawn(command, args, { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said.out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said.err += part));
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  if (code === 0) return said;
  throw new Error(`${[command, ...args].join(' ')} ended with ${code}\n${said.out}\n${said.err}`);
};
