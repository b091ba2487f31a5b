import { describe } from 'vitest';
import { openFresh } from '../../test-support/postgres.fixture.ts';
import { tallyHistories } from '../../test-support/tallies.suite.ts';

describe('the tallies on a server', () => {
  tallyHistories((clock) => openFresh(clock), 3, 12);
});
