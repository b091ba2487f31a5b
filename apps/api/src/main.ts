#!/usr/bin/env node
// The API server: npm start. Its options come from the environment and two flags; see --help.
import { PROCEDURES } from '@gongkai/core';
import { openEngine, SchemaError, StoreUnavailableError, UnknownKindError } from '@gongkai/engine';
import { newAdministrator } from './administrators.ts';
import { type Config, ConfigError, readConfig, USAGE } from './config.ts';
import { localCalendar } from './local-calendar.ts';
import { openStore, placeOf } from './open-store.ts';
import { showSecret } from './show-secret.ts';
import { start } from './start.ts';

/** Prints another administrator's key and ends: the way back where every key is lost. */
const printNewKey = async (config: Config): Promise<void> => {
  const engine = await openEngine({
    store: await openStore(config),
    procedures: PROCEDURES,
    calendar: localCalendar(config),
  });
  const made = await newAdministrator(engine, 'administrator made by --new-admin-key');
  const shown = showSecret(made, config, process.stdout.isTTY);
  console.log(`A new administrator's key of ${placeOf(config)}, ${shown}`);
  await engine.close();
};

// An error that the operator can correct is printed as one sentence, any other with its stack.
const printable = (error: unknown): unknown =>
  error instanceof ConfigError ||
  error instanceof SchemaError ||
  error instanceof StoreUnavailableError ||
  error instanceof UnknownKindError
    ? `Gongkai cannot start: ${error.message}`
    : error;

// What this process makes is for its owner alone.
process.umask(0o077);

if (process.argv.includes('--help')) console.log(USAGE);
else {
  try {
    const config = readConfig(process.env, process.argv.slice(2));
    await (config.newAdminKey ? printNewKey(config) : start(config, console));
  } catch (error) {
    console.error(printable(error));
    process.exitCode = 1;
  }
}
