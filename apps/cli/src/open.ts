import { existsSync } from 'node:fs';
import { PROCEDURES } from '@gongkai/core';
import type { Engine, Move, Rulebook, Schema, Store } from '@gongkai/engine';
import { openEngine, openPostgresStore, openSchema, openSqliteStore, SchemaError } from '@gongkai/engine';
import type { Context } from './context.ts';
import { releaseCalendar } from './local-days.ts';
import type { Place } from './place.ts';
import { Unusable } from './unusable.ts';

/** What a database says when it cannot be reached or read, in the sentence of the command. */
const reaching = async <T>({ name }: Place, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SchemaError || !(error instanceof Error && 'code' in error)) throw error;
    throw new Unusable(`${name} cannot be used: ${error.message || String(error.code)}`, 'database/unreachable');
  }
};

const closing = async <T>(opened: { close(): Promise<void> }, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } finally {
    await opened.close();
  }
};

/** Works on the schema of a database and closes it. */
export const withSchema = async <T>(place: Place, work: (schema: Schema) => Promise<T>): Promise<T> => {
  const schema = await reaching(place, () => openSchema(place.target));
  return closing(schema, () => reaching(place, () => work(schema)));
};

/** Whether there is a database: a server may lack its schema, a file may not be there. */
const check = async (place: Place): Promise<void> => {
  if ('file' in place.target && !existsSync(place.target.file)) {
    throw new Unusable(`there is no database ${place.name}; gongkai migrate makes one`, 'database/missing');
  }
  const pending = await withSchema(place, (schema) => schema.pending());
  if (pending.length > 0) {
    throw new Unusable(
      `${place.name} lacks ${pending.length} migrations; run gongkai migrate first`,
      'database/schema',
    );
  }
};

/**
 * Works on the store of a database that is there and up to date, and closes it. No verb but `migrate` and `restore`
 * changes a schema, since nodes of the release before may run on it.
 */
export const withStore = async <T>(place: Place, work: (store: Store) => Promise<T>): Promise<T> => {
  await check(place);
  const { target } = place;
  const store = await reaching(place, async () =>
    'file' in target ? openSqliteStore(target) : openPostgresStore({ ...target, migrate: false }),
  );
  return closing(store, () => work(store));
};

/** What cases of a store are planned and folded by; the store's own notices come over this calendar. */
export const rulebookOf = ({ environment }: Context): Rulebook => ({
  procedures: new Map(PROCEDURES.map((one) => [one.id, one])),
  calendar: releaseCalendar(environment),
  warnings: environment.warnings(),
});

/** Works with an engine as a node has one, on a store that is closed elsewhere. */
export const engineOn = (store: Store, context: Context, onMoved?: (moved: Move) => void): Promise<Engine> => {
  const { calendar, warnings } = rulebookOf(context);
  return openEngine({
    store,
    procedures: PROCEDURES,
    calendar,
    warnings,
    ...(onMoved === undefined ? {} : { onMoved }),
  });
};
