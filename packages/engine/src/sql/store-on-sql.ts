import { EventEmitter } from 'node:events';
import type { StoreFault } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { actsOn } from './acts.ts';
import { agencyRecordsOn } from './agency-records.ts';
import { blobsOn } from './blobs-on.ts';
import { backupOn } from './backup.ts';
import { checksOn } from './checks.ts';
import { classifyFaults, classifyTransact } from './classify-faults.ts';
import { clockStopsOn } from './clock-stops.ts';
import { deskOn } from './desk.ts';
import { linksOn } from './links.ts';
import { figuresOn } from './figures.ts';
import { loginSessionsOn } from './login-sessions.ts';
import { loginsOn } from './logins.ts';
import { partiesOn } from './parties.ts';
import { importsOn } from './imports.ts';
import { outboxOn } from './outbox-on.ts';
import { peopleOn } from './people/people-on.ts';
import { personalOn } from './personal/personal-on.ts';
import { probeOn } from './probe.ts';
import { readingOn } from './reading.ts';
import { keysOn, noticesOn, tasksOn } from './registers.ts';
import { searchOn } from './search.ts';
import type { Database } from './sql.ts';

/** The parts of a store that a database provides beside its statements. */
export interface SqlStoreParts extends Pick<Store, 'kind' | 'usesHostClock' | 'maxConcurrentTransactions' | 'close'> {
  readonly database: Database;
  /** Makes the transaction of the store; it calls `committed` after each commit that may have written messages. */
  readonly transact: (committed: () => void) => Store['transact'];
}

/** A store on any SQL database: everything but the transaction runs the same statements on each. */
export const storeOnSql = ({ database: given, transact, ...parts }: SqlStoreParts): Store => {
  const wasFull = { value: false };
  const onFault = (fault: StoreFault): void => {
    if (fault === 'full') wasFull.value = true;
  };
  const database = classifyFaults(given, onFault);
  const commits = new EventEmitter<{ commit: [] }>().setMaxListeners(0);
  return {
    ...parts,
    ...readingOn(database),
    ...keysOn(database),
    ...tasksOn(database),
    ...noticesOn(database),
    ...backupOn(database),
    ...actsOn(database),
    people: peopleOn(database),
    personal: personalOn(database),
    links: linksOn(database),
    figures: figuresOn(database),
    records: agencyRecordsOn(database),
    parties: partiesOn(database),
    imports: importsOn(database),
    search: searchOn(database),
    desk: deskOn(database),
    checks: checksOn(database),
    outbox: outboxOn(database, (listener) => {
      commits.on('commit', listener);
      return () => void commits.off('commit', listener);
    }),
    transact: classifyTransact(
      transact(() => void commits.emit('commit')),
      onFault,
    ),
    clockStops: clockStopsOn(database),
    blobs: blobsOn(database),
    logins: { ...loginsOn(database), ...loginSessionsOn(database) },
    probe: probeOn(database, wasFull),
    now: () => database.now(),
  };
};
