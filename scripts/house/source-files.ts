import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { memberFolders } from '../rehearse/workspace.ts';
import type { ExportedSources } from './import-graph.ts';
import { parseSource, type SourceFile } from './parse-source.ts';

const FOLDERS = ['packages', 'apps', 'scripts', 'benchmarks', 'examples'];
const LEFT_OUT = new Set(['node_modules', 'dist', 'coverage']);

/** Reads every source file of the repository. */
export const readSources = (root: string): readonly SourceFile[] =>
  globSync(`{${FOLDERS.join(',')}}/**/*.{ts,tsx,mjs}`, { cwd: root, exclude: (name) => LEFT_OUT.has(name) })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.d.ts'))
    .toSorted()
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));

const manifest = z.looseObject({
  name: z.string(),
  exports: z.record(z.string(), z.union([z.string(), z.looseObject({ '@gongkai/source': z.string() })])).default({}),
});

/** Reads the sources that the packages of this repository export, by the names under which they are imported. */
export const readExportedSources = (root: string): ExportedSources =>
  new Map(
    memberFolders(root).flatMap((folder) => {
      const { name, exports } = manifest.parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')));
      return Object.entries(exports).flatMap(([at, target]) =>
        typeof target === 'string' ? [] : [[join(name, at), join(folder, target['@gongkai/source'])] as const],
      );
    }),
  );
