import { describe } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { tallyHistories } from '../../test-support/tallies.suite.ts';

describe('the tallies in a file', () => {
  tallyHistories((clock) => openSqliteStore({ clock }), 8, 24);
});
