import { openEngine } from '../src/engine.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import { LOAD_START, openingOf, PROCEDURES_OF_LOAD, stepsOf, WRITER } from './load-facts.fixture.ts';

// A process of its own that submits until it is killed; each line is one acknowledged fact: case, number, hash.
const [file = ''] = process.argv.slice(2);
const engine = await openEngine({
  store: openSqliteStore({ file, clock: () => LOAD_START }),
  procedures: PROCEDURES_OF_LOAD,
});

const acknowledge = (caseId: string, seq: number, hash: string): void =>
  void process.stdout.write(`${caseId} ${seq} ${hash}\n`);

const writer = async (index: number): Promise<never> => {
  for (let round = 0; ; round += 1) {
    const opened = await engine.open(openingOf(index), {
      actor: WRITER,
      idempotencyKey: `${process.pid}-${index}-${round}`,
    });
    if (!opened.ok) throw new Error(opened.refusal.code);
    acknowledge(opened.case.id, 1, opened.entry.hash);
    for (const step of stepsOf()) {
      const outcome = await engine.submit(opened.case.id, step, { actor: WRITER });
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      acknowledge(opened.case.id, outcome.entry.seq, outcome.entry.hash);
    }
  }
};

await Promise.all(Array.from({ length: 16 }, (_, index) => writer(index)));
