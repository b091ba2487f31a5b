import { join } from 'node:path';
import { defaultServerConditions, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { isPackageName, PACKAGES } from './packages.ts';

const root = join(import.meta.dirname, '../..');
const conditions = ['@gongkai/source', ...defaultServerConditions];
const name = process.env['MUTATE_PACKAGE'] ?? '';
if (!isPackageName(name)) throw new TypeError(`MUTATE_PACKAGE is ${JSON.stringify(name)}, which is not a package`);

const { testsLeftOut, slowTests } = PACKAGES[name];
const slow = process.env['MUTATE_THOROUGH'] ? [] : Object.keys(slowTests);
const fewer = join(import.meta.dirname, 'fewer-runs.config.ts');

const fewerRuns: Plugin = {
  name: 'fewer-runs',
  enforce: 'pre',
  resolveId: (source, importer) => (source === 'fast-check' && importer?.split('?')[0] !== fewer ? fewer : null),
};

// All tests of one package in one thread. Those of zones run here in the zone of the machine alone: npm test tries the
// others, and what a mutant breaks in one zone only is rare.
export default defineConfig({
  root,
  plugins: [fewerRuns],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [`packages/${name}/**/*.test.ts`],
    exclude: ['**/node_modules/**', '**/dist/**', ...Object.keys(testsLeftOut), ...slow],
    // Cuts every edge to see that the test of a procedure notices it: slow, and about the test alone.
    testNamePattern: /^(?!.*goes red in exactly the cells of any edge that is cut)/,
    // The cache of modules is by the text on disk, which is never the mutant's.
    fsModuleCache: false,
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    watch: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
