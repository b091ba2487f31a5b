import { describe } from 'vitest';
import { blobs } from './blobs.suite.ts';
import { engineOnStore } from './engine.suite.ts';
import { figures } from './figures.suite.ts';
import { links } from './links.suite.ts';
import { logins } from './logins.suite.ts';
import { outbox } from './outbox.suite.ts';
import { counters } from './counters.suite.ts';
import { lists } from './lists.suite.ts';
import { people } from './people.suite.ts';
import { personal } from './personal.suite.ts';
import { reading } from './reading.suite.ts';
import { parties } from './parties.suite.ts';
import { records } from './records.suite.ts';
import { registers } from './registers.suite.ts';
import { scopes } from './scopes.suite.ts';
import { searching } from './search.suite.ts';
import { tasksOnStore } from './tasks.suite.ts';
import { moving } from './moving.suite.ts';
import { transfers } from './transfers.suite.ts';
import { type OpenStore, transactions } from './transactions.suite.ts';

/**
 * Holds a store to everything that the engine relies on; run it in a vitest file. `open` gives a fresh, empty store each
 * time, on the clock it is handed.
 *
 *     describeStore('sqlite', (clock) => openSqliteStore({ clock }))
 */
export const describeStore = (name: string, open: OpenStore): void => {
  describe(`${name} as a store`, () => {
    describe('transactions', () => {
      transactions(open);
    });
    describe('reading', () => {
      reading(open);
    });
    describe('lists', () => {
      lists(open);
      counters(open);
    });
    describe('search', () => {
      searching(open);
    });
    describe('the outbox', () => {
      outbox(open);
    });
    describe('links between cases', () => {
      links(open);
    });
    describe('transfers between agencies', () => {
      transfers(open);
      moving(open);
    });
    describe('registers and backups', () => {
      registers(open);
    });
    describe('blobs', () => {
      blobs(open);
    });
    describe('logins and sessions', () => {
      logins(open);
    });
    describe('agencies day by day', () => {
      records(open);
    });
    describe('those who ask', () => {
      parties(open);
    });
    describe('people', () => {
      people(open);
    });
    describe('notices to people', () => {
      personal(open);
    });
    describe('scopes', () => {
      scopes(open);
    });
    describe('figures', () => {
      figures(open);
    });
    describe('an engine on it', () => {
      engineOnStore(open);
      tasksOnStore(open);
    });
  });
};
