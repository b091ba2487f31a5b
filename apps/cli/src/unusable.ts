import type { CliErrorCode } from './error-codes.ts';

/** One finding of an error: where it is, and what. */
export interface Issue {
  readonly message: string;
  /** Line of the input, the first is 1. */
  readonly line?: number;
  /** A file, or a place in its data. */
  readonly path?: string;
  /** Code of the finding, where a package has one for it. */
  readonly code?: string;
}

/** The input cannot be used; the message says what to change, and the command ends with 2. */
export class Unusable extends Error {
  readonly code: CliErrorCode;
  readonly issues: readonly Issue[];

  constructor(message: string, code: CliErrorCode = 'input/invalid', issues: readonly Issue[] = []) {
    super(message);
    this.code = code;
    this.issues = issues;
  }
}
