import { openSqliteStore } from '@gongkai/engine';
import { describeSessions } from '../../test-support/sign-in.suite.ts';

describeSessions('SQLite', (clock) => openSqliteStore({ clock }));
