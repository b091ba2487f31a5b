import { openFresh } from '../../test-support/postgres.fixture.ts';
import { describeStore } from '../testing.ts';

describeStore('PostgreSQL', (clock) => openFresh(clock));
