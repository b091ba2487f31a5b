import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['@gongkai/source', ...defaultServerConditions];
// Taken out of the environment: the programs that tests start refuse a GONGKAI_ setting that they do not know.
const requireBrowser = process.env['GONGKAI_REQUIRE_BROWSER'] === '1';
delete process.env['GONGKAI_REQUIRE_BROWSER'];
const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York'];

export default defineConfig(({ mode }) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // On two cores the default leaves one of them idle.
    maxWorkers: '100%',
    // Tests start the programs dozens of times; each is read and compiled once.
    env: { NODE_COMPILE_CACHE: `${import.meta.dirname}/node_modules/.cache/programs` },
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['{packages,apps,scripts,benchmarks,examples}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.{zones,postgres,browser}.test.ts'],
          pool: 'threads',
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgresql',
          include: ['{packages,apps,scripts}/**/*.postgres.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['packages/engine/test-support/postgres.setup.ts'],
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['scripts/console/tests/**/*.browser.test.ts'],
          globalSetup: ['scripts/console/browser-setup.ts'],
          // `--mode whole` looks at every page in every state; the tests in short at one after every few.
          provide: { requireBrowser, isWhole: mode === 'whole' },
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // A worker thread cannot change its zone; these run in processes of their own, once per zone.
      ...ZONES.map((zone) => ({
        extends: true as const,
        test: {
          name: zone,
          include: ['{packages,apps}/**/*.zones.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          pool: 'forks' as const,
          isolate: false,
          env: { TZ: zone },
          testTimeout: 30_000,
        },
      })),
    ],
    coverage: { include: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts'], exclude: ['**/*.test.ts', '**/*.d.ts'] },
  },
}));
