import { join } from 'node:path';
import type { AnyProcedure } from '@gongkai/core';
import { disclosureRequest } from '@gongkai/core';
import type { Engine } from '@gongkai/engine';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { actorOf, FACTS, NOW } from '../shared/request-of-twelve.ts';
import { median } from '../shared/statistics.ts';

const ROUNDS = 7;
const CASES = 256;
const AT_ONCE = 64;
const MOST = 1.1;

const COUNTING = disclosureRequest;
const NOT_COUNTING: AnyProcedure = { ...COUNTING, contributions: () => [] };

const record = async (engine: Engine, index: number): Promise<void> => {
  const [opening, ...rest] = FACTS;
  const request = { procedure: 'disclosure-request', agency: `agency-${index % 20}`, fact: opening };
  const opened = await engine.open(request, { actor: actorOf(opening.type) });
  if (!opened.ok) throw new Error(opened.refusal.code);
  for (const fact of rest) {
    const outcome = await engine.submit(opened.case.id, fact, { actor: actorOf(fact.type) });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
  }
};

/** CPU microseconds per fact on SQLite, which runs in this process. */
const costOf = async (file: string, procedure: AnyProcedure): Promise<number> => {
  const engine = await openEngine({ store: openSqliteStore({ file, clock: () => NOW }), procedures: [procedure] });
  const before = process.cpuUsage();
  for (let done = 0; done < CASES; done += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => record(engine, done + index)));
  }
  const { user, system } = process.cpuUsage(before);
  await engine.close();
  return (user + system) / (CASES * FACTS.length);
};

/** Prints the cost of a fact with and without tallies, measured in turns, and returns whether the ratio is within its limit. */
export const reportTallyCost = async (folder: string): Promise<boolean> => {
  const [kept, without]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const costs = [
      await costOf(join(folder, `kept-${round}.db`), COUNTING),
      await costOf(join(folder, `without-${round}.db`), NOT_COUNTING),
    ] as const;
    // The first round is a warm-up.
    if (round === 0) continue;
    kept.push(costs[0]);
    without.push(costs[1]);
  }
  const ratio = median(kept) / median(without);
  console.log(
    `SQLite: a fact costs ${median(kept).toFixed(0)} µs of the processor with tallies, ${median(without).toFixed(0)} µs ` +
      `without: ${ratio.toFixed(2)} ×, wanted ≤ ${MOST} ×; medians of ${ROUNDS} rounds of ${CASES * FACTS.length} facts`,
  );
  return ratio <= MOST;
};
