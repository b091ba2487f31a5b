// Everything that a verb is written with; the files that it names import each other.
export type { Context } from './context.ts';
export { DATA, DATABASE, type DatabaseLocation, locateDatabase } from './database-location.ts';
export { readDay } from './days.ts';
export type { Environment } from './environment.ts';
export { computeDeadline, explainCount } from './explain-count.ts';
export { readInput, withBytes } from './input.ts';
export { readJson } from './json-input.ts';
export { readPrivateKey, readPublicKey } from './key-file.ts';
export { calendarWith, overlayLine, overlaysIn, overlayView, overlayWarnings, releaseCalendar } from './local-days.ts';
export { engineOn, partyKeyFor, rulebookOf, withSchema, withStore } from './open.ts';
export { DRY_RUN, examples, JSON_OUT } from './options.ts';
export { count, counted, pace, timed } from './rate.ts';
export { readLines } from './read-lines.ts';
export { HELD_BY_PEOPLE, readPerson } from './read-person.ts';
export type { Terminal } from './terminal.ts';
export { type Issue, Unusable } from './unusable.ts';
export { pourBackup, writeBackup } from './write-backup.ts';
