import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file of the console. */
export interface ConsoleFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether its name has a hash of its content, so that a browser may keep it for ever. */
  readonly isHashed: boolean;
}

/** The built console. */
export interface ConsoleFiles {
  /** The page that every address of the console gets. */
  readonly page: string;
  /** The other files by path, `assets/index-….js`. */
  readonly files: ReadonlyMap<string, ConsoleFile>;
}

const PAGE = 'index.html';

// The published package carries the built console; a checkout has it where it is built.
const FOLDERS = ['./console', '../../console/dist', '../../../console/dist'];

/** The folder of the built console; null where it was not built. */
export const consoleFolder = (): string | null =>
  FOLDERS.map((one) => fileURLToPath(new URL(one, import.meta.url))).find((folder) => existsSync(join(folder, PAGE))) ??
  null;

/** Reads the built console into memory; it is small, and a file that is replaced meanwhile changes nothing. */
export const readConsole = (folder: string): ConsoleFiles => {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.split(sep).some((part) => part.startsWith('.')) && statSync(join(folder, path)).isFile(),
  );
  const files = paths.flatMap((path): (readonly [string, ConsoleFile])[] => {
    const type = TYPES[extname(path)];
    if (type === undefined || path === PAGE) return [];
    const name = relative(folder, join(folder, path)).split(sep).join('/');
    const bytes = new Uint8Array(readFileSync(join(folder, path)));
    return [[name, { type, bytes, isHashed: name.startsWith('assets/') }]];
  });
  return { page: readFileSync(join(folder, PAGE), 'utf8'), files: new Map(files) };
};
