import { dirname } from 'node:path';

const stemOf = (file: string): string => file.replace(/\.(?:zones\.)?(?:test\.)?ts$/, '');

// A run that has begun a slow test cannot be stopped; slow ones wait until the quick ones have passed.
const QUICK = 150;

/** Knows which tests are likely to notice a change of a file soon. */
export class TestOrder {
  readonly #durations: ReadonlyMap<string, number>;
  readonly #loads: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #kills = new Map<string, number>();

  /** Takes what every test file took without a mutant, and which files it loads. */
  constructor(
    durations: Iterable<readonly [test: string, milliseconds: number]>,
    loads: Iterable<readonly [test: string, loaded: readonly string[]]>,
  ) {
    this.#durations = new Map(durations);
    this.#loads = new Map(Array.from(loads, ([test, loaded]) => [test, new Set(loaded)]));
  }

  /** The milliseconds that test files took without a mutant. */
  durationOf(tests: readonly string[]): number {
    return tests.reduce((total, test) => total + (this.#durations.get(test) ?? 0), 0);
  }

  /** Notes that a test noticed a mutant of a file. */
  killed(file: string, test: string): void {
    const key = `${file}\n${test}`;
    this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
  }

  /** The test files that load a file, in batches: first those that cost least for each mutant that they notice. */
  of(file: string): readonly (readonly string[])[] {
    const cost = (test: string): number => {
      const isBeside = stemOf(test) === stemOf(file) ? 4 : dirname(test) === dirname(file) ? 1 : 0;
      return (this.durationOf([test]) + 30) / (1 + isBeside + 4 * (this.#kills.get(`${file}\n${test}`) ?? 0));
    };
    const loading = [...this.#durations.keys()].filter((test) => this.#loads.get(test)?.has(file));
    const sorted = loading.toSorted((a, b) => cost(a) - cost(b));
    const isQuick = (test: string): boolean => this.durationOf([test]) < QUICK;
    return [sorted.filter(isQuick), sorted.filter((test) => !isQuick(test))].filter((batch) => batch.length > 0);
  }
}
