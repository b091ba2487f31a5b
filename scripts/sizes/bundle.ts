import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { ROOT } from '../rehearse/workspace.ts';

/** The size of a bundle in bytes. */
export interface Weight {
  readonly minified: number;
  readonly gzip: number;
  /** The minified code. */
  readonly text: string;
}

/** Bundles a module for a browser, as an importer of the packages does, and measures it. */
export const weigh = async (code: string): Promise<Weight> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['@gongkai/source', 'module'],
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('the bundler wrote nothing');
  return { minified: file.contents.length, gzip: gzipSync(file.contents, { level: 9 }).length, text: file.text };
};

/** The bundles that are measured, by their contents. */
export const BUNDLES = {
  'the calendar alone': "export { civilDate, nationalCalendar } from '@gongkai/calendar';",
  'one procedure, the incident':
    "export { advance, clocksOf, newCase, pressIncident, permitted } from '@gongkai/core';",
  'one procedure, the request':
    "export { advance, clocksOf, disclosureRequest, newCase, permitted } from '@gongkai/core';",
  'all of core': "export * from '@gongkai/core';",
  'stats without its subpaths': "export * from '@gongkai/stats';",
  'the audit': "export * from '@gongkai/audit';",
} as const;
