import { join } from 'node:path';
import type { Instant } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import type { Engine, Outcome, Store } from '@gongkai/engine';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { actorOf, NOW } from '../../shared/request-of-twelve.ts';
import type { Contestant, MakeContestant, TimerLoad } from '../contestant.ts';
import { NOT_DUE, OVERDUE, submittedAt, SWEPT_AT } from '../decide.ts';
import { runLoad } from '../run-load.ts';

const PROCEDURE = 'disclosure-request';

const accepted = (outcome: Outcome): string => {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.case.id;
};

const factsIn = async (engine: Engine): Promise<number> => {
  let facts = 0;
  await engine.eachCase({}, ({ state }) => void (facts += state.version));
  return facts;
};

const openMany = async (engine: Engine, count: number, at: string): Promise<void> => {
  const by = { actor: actorOf('request.submitted') };
  for (let done = 0; done < count; done += 250) {
    const some = Array.from({ length: Math.min(250, count - done) }, (_, index) =>
      engine.open({ procedure: PROCEDURE, agency: `agency-${index % 50}`, fact: submittedAt(at) }, by),
    );
    (await Promise.all(some)).forEach(accepted);
  }
};

const sweepOf = async (store: Store, { due, pending }: TimerLoad): Promise<number> => {
  const engine = await openEngine({ store, procedures: PROCEDURES });
  try {
    await openMany(engine, due, OVERDUE);
    await openMany(engine, pending - due, NOT_DUE);
    const begin = performance.now();
    const { found, recorded, failed } = await engine.sweep();
    const elapsed = performance.now() - begin;
    if (found !== due || recorded !== due || failed.length > 0) throw new Error(`swept ${found}, recorded ${recorded}`);
    return (due * 1000) / elapsed;
  } finally {
    await engine.close();
  }
};

/** Gongkai on any store; `open` is called once for each workload and returns an empty store with the given clock. */
export const gongkaiOn = (name: string, form: string, open: (use: string, clock: () => Instant) => Promise<Store>) => {
  let engine: Engine | null = null;
  const opened = async (): Promise<Engine> =>
    (engine ??= await openEngine({ store: await open('transitions', () => NOW), procedures: PROCEDURES }));
  const contestant: Contestant = {
    name,
    form,
    setup: async () => void (await opened()),
    transitions: async (load) => {
      const running = await opened();
      return runLoad(load, () => {
        let id: string | null = null;
        return async (fact) => {
          const by = { actor: actorOf(fact.type) };
          const outcome =
            id === null
              ? running.open({ procedure: PROCEDURE, agency: 'kunming', fact }, by)
              : running.submit(id, fact, by);
          id = accepted(await outcome);
        };
      });
    },
    stored: async () => factsIn(await opened()),
    timers: async (load) => {
      const perSecond = await sweepOf(await open('timers', () => SWEPT_AT), load);
      return [{ did: 'its fact', how: 'engine.sweep, 200 cases a transaction', perSecond }];
    },
    teardown: async () => engine?.close(),
  };
  return contestant;
};

/** Gongkai's own engine, group commit on one SQLite file. */
export const gongkaiSqlite: MakeContestant = ({ folder }) =>
  gongkaiOn('gongkai-sqlite', 'engine.submit, group commit, hash chain, on node:sqlite', async (use, clock) =>
    openSqliteStore({ file: join(folder, `gongkai-${use}.db`), clock }),
  );
