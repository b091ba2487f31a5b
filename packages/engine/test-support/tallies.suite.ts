import { instantOf, nationalCalendar } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import { seeded } from '@gongkai/core/samples';
import { expect, it } from 'vitest';
import { openEngine } from '../src/engine.ts';
import { amendedIn2020, beforeAmendments } from './amended-calendar.fixture.ts';
import { freshTallies, randomGroups, storedTallies, submitted } from './random-load.fixture.ts';
import type { OpenStore } from '../src/testing/transactions.suite.ts';

// Between two groups of these days the amended notices arrive, so that dates of the past are read differently.
const LOADED_FROM = instantOf('2021-02-01T00:00:00+08:00');

/** Tests the tallies of a store with random recorded histories; `rounds` of them, each from its own seed. */
export const tallyHistories = (open: OpenStore, rounds: number, stories: number): void => {
  it.each(Array.from({ length: rounds }, (_, index) => index + 1))(
    'equal a fresh fold after every group of facts, calendars amended on the way (seed %d)',
    async (seed) => {
      const chance = seeded(seed);
      let now = 0;
      const store = await open(() => now);
      const engine = await openEngine({ store, procedures: PROCEDURES, calendar: beforeAmendments });
      const submit = submitted(engine);
      let [accepted, loaded] = [0, false];
      for (const group of randomGroups(chance, stories)) {
        now = Math.max(now, group.at);
        accepted += await submit(group);
        if (chance.happens(0.1)) await engine.sweep();
        if (!loaded && now > LOADED_FROM) {
          await engine.loadNotices(amendedIn2020);
          loaded = true;
        }
        expect(await storedTallies(store)).toEqual(await freshTallies(engine, engine.calendar));
      }
      expect(accepted).toBeGreaterThan(stories * 3);
      expect((await storedTallies(store)).length).toBeGreaterThan(stories / 2);
      expect((await engine.verify()).problems).toEqual([]);
      // A node with yet another calendar brings everything up to date before it serves.
      const later = await openEngine({ store, procedures: PROCEDURES, calendar: nationalCalendar });
      expect(await storedTallies(store)).toEqual(await freshTallies(later, later.calendar));
      await engine.close();
    },
  );
};
