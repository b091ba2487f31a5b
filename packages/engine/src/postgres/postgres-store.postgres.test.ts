import { openFresh } from '../testing/postgres.fixture.ts';
import { describeStore } from '../testing.ts';

describeStore('PostgreSQL', (clock) => openFresh(clock));
