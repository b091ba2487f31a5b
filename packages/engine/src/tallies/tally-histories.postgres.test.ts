import { describe } from 'vitest';
import { openFresh } from '../testing/postgres.fixture.ts';
import { tallyHistories } from '../testing/tallies.suite.ts';

describe('the tallies on a server', () => {
  tallyHistories((clock) => openFresh(clock), 3, 12);
});
