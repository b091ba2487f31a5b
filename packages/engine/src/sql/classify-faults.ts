import type { StoreFault } from '../errors.ts';
import { classified, faultOf, type Store } from '../store/kit.ts';
import type { Database, Sql } from './sql.ts';

/** Called with each fault that a store reports. */
export type OnFault = (fault: StoreFault) => void;

type Attempt = <T>(work: () => Promise<T>) => Promise<T>;

const attemptWith =
  (onFault: OnFault): Attempt =>
  async (work) => {
    try {
      return await work();
    } catch (error) {
      const fault = faultOf(error);
      if (fault !== null) onFault(fault);
      throw classified(error);
    }
  };

const reading = (database: Database, attempt: Attempt): Database['readConsistently'] =>
  async function* <T>(read: (sql: Sql) => AsyncGenerator<T>) {
    const rows = database.readConsistently(read);
    try {
      for (;;) {
        const next = await attempt(() => rows.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await rows.return(undefined);
    }
  };

/** A database whose faults all have the one form of the engine, whatever its driver. */
export const classifyFaults = (database: Database, onFault: OnFault): Database => {
  const attempt = attemptWith(onFault);
  return {
    ...database,
    all: (text, values) => attempt(() => database.all(text, values)),
    run: (text, values) => attempt(() => database.run(text, values)),
    now: () => attempt(() => database.now()),
    inTransaction: (work) => attempt(() => database.inTransaction(work)),
    readConsistently: reading(database, attempt),
  };
};

/** The same for the transaction of a store. */
export const classifyTransact =
  (transact: Store['transact'], onFault: OnFault): Store['transact'] =>
  (readSet, decide) =>
    attemptWith(onFault)(() => transact(readSet, decide));
