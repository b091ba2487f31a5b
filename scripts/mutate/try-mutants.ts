import type { Mutant } from './find-mutants.ts';
import type { PackageName } from './packages.ts';
import { TestOrder } from './test-order.ts';
import { TestProcess } from './test-process.ts';

/** How a mutant ended; a timeout is as good as a failed test. */
export type Outcome = 'killed' | 'survived' | 'timed out';

export interface Tried {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
  /** The test file that noticed it. */
  readonly by: string | null;
}

/**
 * Milliseconds of the processor that a run may take: some mutants make it slower, others endless.
 * @param loading what it takes to load all tests, which they do again in every run
 */
const limitFor = (duration: number, loading: number): number => 6000 + loading + 4 * duration;

const LIMIT_WITHOUT = 600_000;

interface Measured {
  readonly order: TestOrder;
  readonly loading: number;
}

/** Runs the tests without a mutant.
 * @throws Error if they do not pass: then no mutant can be distinguished from the sources.
 */
const measure = async (tests: TestProcess): Promise<Measured> => {
  const begin = performance.now();
  const clean = await tests.run({ mutant: null, order: [] }, LIMIT_WITHOUT);
  const { failed, broken } = clean ?? { failed: [], broken: true };
  if (clean === null || broken || failed.length > 0)
    throw new Error(`the tests fail without a mutant: ${failed.join(', ')}`);
  // Other programs make everything slower; what counts is the time of the processor.
  const passed = performance.now() - begin;
  const share = Math.min(1, tests.used / passed);
  const durations = clean.durations.map(([test, milliseconds]) => [test, milliseconds * share] as const);
  const loading = tests.used - durations.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
  return { order: new TestOrder(durations, clean.loads), loading: Math.max(0, loading) };
};

const tryOne = async (tests: TestProcess, { order, loading }: Measured, mutant: Mutant): Promise<Tried> => {
  for (const batch of order.of(mutant.file)) {
    const run = await tests.run({ mutant, order: batch }, limitFor(order.durationOf(batch), loading));
    if (run === null) return { mutant, outcome: 'timed out', by: null };
    const by = run.failed[0] ?? null;
    if (by !== null || run.broken) return { mutant, outcome: 'killed', by };
  }
  return { mutant, outcome: 'survived', by: null };
};

/** Tries every mutant in turn, and passes on each as it ends. */
export async function* tryMutants(name: PackageName, mutants: readonly Mutant[]): AsyncGenerator<Tried, void, void> {
  if (mutants.length === 0) return;
  const tests = new TestProcess(name);
  try {
    const measured = await measure(tests);
    for (const mutant of mutants) {
      const tried = await tryOne(tests, measured, mutant);
      if (tried.by !== null) measured.order.killed(mutant.file, tried.by);
      yield tried;
    }
  } finally {
    tests.close();
  }
}
