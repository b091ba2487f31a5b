/** More submissions wait than the engine allows: try again shortly. */
export class EngineBusyError extends Error {
  readonly code = 'engine/busy';
}

/** The store holds cases that the given procedures cannot open; the message names them. */
export class UnknownKindError extends Error {
  readonly code = 'engine/unknown-kind';
}
