/** More submissions wait than the engine allows: try again shortly. */
export class EngineBusyError extends Error {
  readonly code = 'engine/busy';
}

/** The engine is closed or closing and takes nothing more. */
export class EngineClosedError extends Error {
  readonly code = 'engine/closed';
}

/** The store holds cases that the given procedures cannot open; the message names them. */
export class UnknownKindError extends Error {
  readonly code = 'engine/unknown-kind';
}

/** The stored form of one case cannot be built upon; nothing is recorded on it until it is repaired. */
export class BrokenCaseError extends Error {
  readonly code = 'engine/broken-case';
  readonly caseId: string;
  readonly why: string;

  constructor(caseId: string, why: string) {
    super(`case ${caseId}: ${why}`);
    this.caseId = caseId;
    this.why = why;
  }
}

/** A list was asked to go on from something that no page gave. */
export class BadCursorError extends Error {
  readonly code = 'engine/bad-cursor';
}

/** A backup is only ever restored into a store that holds nothing. */
export class NotEmptyError extends Error {
  readonly code = 'store/not-empty';
}

/** A backup cannot be read: no backup, cut off, or altered. The message says where. */
export class BackupError extends Error {
  readonly code = 'store/bad-backup';
}

/** A newer release wrote the schema, or somebody altered a migration that was applied. */
export class SchemaError extends Error {
  readonly code = 'store/schema';
}

/** What a fault says of itself. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
