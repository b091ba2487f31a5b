import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROCEDURES } from '@gongkai/core';
import type { Engine, Move, PartyKey, Rulebook, Schema, Store } from '@gongkai/engine';
import { findPartyKey, openEngine, openPostgresStore, openSchema, openSqliteStore, SchemaError } from '@gongkai/engine';
import type { Context } from './context.ts';
import type { Environment } from './environment.ts';
import { releaseCalendar } from './local-days.ts';
import type { DatabaseLocation } from './database-location.ts';
import { Unusable } from './unusable.ts';

/** Runs work on a database; when it cannot be reached or read, the error is the sentence of this command. */
const explainFailure = async <T>({ name }: DatabaseLocation, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SchemaError || !(error instanceof Error && 'code' in error)) throw error;
    throw new Unusable(`${name} cannot be used: ${error.message || String(error.code)}`, 'database/unreachable');
  }
};

const thenClose = async <T>(opened: { close(): Promise<void> }, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } finally {
    await opened.close();
  }
};

/** Runs work on the schema of a database and closes it. */
export const withSchema = async <T>(location: DatabaseLocation, work: (schema: Schema) => Promise<T>): Promise<T> => {
  const schema = await explainFailure(location, () => openSchema(location.target));
  return thenClose(schema, () => explainFailure(location, () => work(schema)));
};

// The folder beside whose database the key of applicants is.
const FOLDERS = new WeakMap<Store, string>();

/**
 * The key of the register of applicants: in the file of the setting, else beside the database; null without one.
 * Without it a fact that names an applicant is missing in the register until that is rebuilt.
 */
export const partyKeyFor = async (store: Store, { partyKey }: Environment): Promise<PartyKey | null> => {
  const folder = FOLDERS.get(store);
  const file = partyKey ?? (folder === undefined ? null : join(folder, 'party.key'));
  try {
    return file === null ? null : await findPartyKey(file);
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : String(error), 'file/unreadable');
  }
};

/** Refuses a database that does not exist or lacks migrations. */
const requireDatabase = async (location: DatabaseLocation): Promise<void> => {
  if ('file' in location.target && !existsSync(location.target.file)) {
    throw new Unusable(`there is no database ${location.name}; gongkai migrate makes one`, 'database/missing');
  }
  const pending = await withSchema(location, (schema) => schema.pending());
  if (pending.length > 0) {
    throw new Unusable(
      `${location.name} lacks ${pending.length} migrations; run gongkai migrate first`,
      'database/schema',
    );
  }
};

/**
 * Runs work on the store of a database that exists and is up to date, and closes it. Only `migrate` and `restore` change a
 * schema, since nodes of the release before may run on it.
 */
export const withStore = async <T>(location: DatabaseLocation, work: (store: Store) => Promise<T>): Promise<T> => {
  await requireDatabase(location);
  const { target } = location;
  const store = await explainFailure(location, async () =>
    'file' in target ? openSqliteStore(target) : openPostgresStore({ ...target, migrate: false }),
  );
  if (location.folder !== null) FOLDERS.set(store, location.folder);
  return thenClose(store, () => work(store));
};

/** The rules by which cases of a store are folded and their dates computed; notices of the store amend the calendar. */
export const rulebookOf = ({ environment }: Context): Rulebook => ({
  procedures: new Map(PROCEDURES.map((one) => [one.id, one])),
  calendar: releaseCalendar(environment),
  warnings: environment.warnings(),
});

/** Opens an engine with the settings of a node on a store; the caller closes the store. */
export const engineOn = async (store: Store, context: Context, onMoved?: (moved: Move) => void): Promise<Engine> => {
  const partyKey = await partyKeyFor(store, context.environment);
  const { calendar, warnings } = rulebookOf(context);
  return openEngine({
    store,
    procedures: PROCEDURES,
    calendar,
    warnings,
    ...(partyKey === null ? {} : { partyKey }),
    attachmentLimits: context.environment.attachmentLimits(),
    ...(onMoved === undefined ? {} : { onMoved }),
  });
};
