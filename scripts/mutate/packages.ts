/** How a package is mutated. The keys are globs relative to the root, the values say why. */
export interface MutatedPackage {
  /** Sources without behaviour of their own. */
  readonly sourcesLeftOut: Readonly<Record<string, string>>;
  /** Tests that read the sources instead of running them, or that cannot run in this set-up. */
  readonly testsLeftOut: Readonly<Record<string, string>>;
  /** Tests that only `--thorough` runs. */
  readonly slowTests: Readonly<Record<string, string>>;
  /** Whether Chinese words are what the code looks for, and not what it says. */
  readonly readsChinese: boolean;
}

const BUNDLE = 'bundles the sources from disk, where nothing is mutated';

const WALK = 'counts what thousands of random walks reach, which takes most of the time of the package';

/** The packages that are mutated, in the order of `npm run mutate`. */
export const PACKAGES = {
  calendar: {
    sourcesLeftOut: {
      'packages/calendar/src/data/national-notices.ts': 'a transcription; the hash of its days is tested',
      'packages/calendar/src/data/estimate-2027.ts': 'a transcription; compared with the file of estimated days',
      'packages/calendar/src/overlays/yunnan-overlays.ts': 'a transcription of local notices',
    },
    testsLeftOut: { '**/browser.test.ts': BUNDLE, '**/zone.zones.test.ts': 'checks the zone of its own process' },
    slowTests: {},
    readsChinese: false,
  },
  stats: { sourcesLeftOut: {}, testsLeftOut: { '**/browser.test.ts': BUNDLE }, slowTests: {}, readsChinese: false },
  core: {
    sourcesLeftOut: {
      'packages/core/src/procedures/**/samples.ts': 'examples for tests and demonstrations',
      'packages/core/src/procedures/**/sample-contexts.ts': 'examples for tests and demonstrations',
      'packages/core/src/law/instruments.ts': 'titles, numbers and dates of instruments',
    },
    testsLeftOut: {},
    slowTests: {
      '**/kernel/entries.test.ts': WALK,
      '**/procedures/irregular-acts.test.ts': WALK,
      '**/procedures/walk.test.ts': WALK,
      '**/disclosure-request/lateness-walks.test.ts': WALK,
    },
    readsChinese: false,
  },
  audit: {
    sourcesLeftOut: {},
    testsLeftOut: { '**/browser.test.ts': BUNDLE },
    slowTests: {
      '**/growth/growth.test.ts': 'measures how the time grows, which takes most of the time of the package',
    },
    readsChinese: true,
  },
} as const satisfies Record<string, MutatedPackage>;

export type PackageName = keyof typeof PACKAGES;

export const isPackageName = (name: string): name is PackageName => Object.hasOwn(PACKAGES, name);
