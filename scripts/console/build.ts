// Builds the console where its sources differ from those that it was built of; `npm start` and the browser tests call it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const FOLDER = fileURLToPath(new URL('../../apps/console/', import.meta.url));
const LOCK = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const MARK = join(FOLDER, 'dist/.sources');

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** A hash of everything that the built console depends on. */
const sourcesOf = (): string => {
  const hash = createHash('sha256');
  const paths = [...filesOf(join(FOLDER, 'src')), ...filesOf(join(FOLDER, 'public'))].toSorted();
  const settings = [join(FOLDER, 'index.html'), join(FOLDER, 'vite.config.ts'), LOCK, fileURLToPath(import.meta.url)];
  for (const path of [...paths, ...settings]) {
    hash.update(path.slice(FOLDER.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
};

// Tests run as `test`, in which React is built for developing: slow, and with the paths of its sources.
const inProduction = async (work: () => Promise<unknown>): Promise<void> => {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
};

/** Builds the console if it is needed, and says whether it was. */
export const buildConsole = async (log: (line: string) => void): Promise<boolean> => {
  const sources = sourcesOf();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === sources) return false;
  log('Building the console …');
  const settings = { root: FOLDER, mode: 'production', logLevel: 'warn' } as const;
  await inProduction(() => build({ ...settings, configFile: join(FOLDER, 'vite.config.ts') }));
  writeFileSync(MARK, sources);
  return true;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildConsole((line) => console.error(line));
