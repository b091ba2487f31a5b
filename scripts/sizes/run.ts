// npm run sizes: the sizes of an installation of core and of bundles for browsers. docs/sizes.md holds the figures.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { run } from '../rehearse/command.ts';
import { ROOT } from '../rehearse/workspace.ts';
import { BUNDLES, weigh } from './bundle.ts';

const packed = z.array(z.object({ size: z.number(), unpackedSize: z.number(), entryCount: z.number() })).min(1);

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(0).padStart(6)} kB`;

/** Returns the size in bytes of what `npm pack` publishes. */
const ownSize = async (folder: string) => {
  const { out } = await run(['npm', 'pack', '--dry-run', '--json'], { cwd: join(ROOT, folder) });
  // npm prints a list; since version 12 an object by name.
  const read: unknown = JSON.parse(out);
  return (
    packed.parse(Array.isArray(read) ? read : Object.values(Object(read)))[0] ?? {
      size: 0,
      unpackedSize: 0,
      entryCount: 0,
    }
  );
};

const folderSize = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

await run(['npm', 'run', 'build'], { cwd: ROOT });
const rows: (readonly [string, number])[] = [];
for (const folder of ['packages/core', 'packages/calendar']) {
  const { size, unpackedSize, entryCount } = await ownSize(folder);
  rows.push([
    `@gongkai/${folder.slice(9)}: ${entryCount} files, ${(size / 1000).toFixed(0)} kB to download`,
    unpackedSize,
  ]);
}
for (const name of ['xstate', 'zod']) rows.push([name, folderSize(join(ROOT, 'node_modules', name))]);

console.log('npm i @gongkai/core installs four packages:');
for (const [name, bytes] of rows) console.log(`${kB(bytes)}  ${name}`);
console.log(`${kB(rows.reduce((sum, [, bytes]) => sum + bytes, 0))}  together\n`);

console.log('A bundle for browsers, minified and with gzip -9:');
for (const [name, code] of Object.entries(BUNDLES)) {
  const { minified, gzip } = await weigh(code);
  console.log(`${kB(minified)} ${kB(gzip)}  ${name}`);
}
