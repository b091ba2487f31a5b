import type { Environment } from './environment.ts';
import type { Terminal } from './terminal.ts';

/** What every verb is given. */
export interface Context {
  readonly terminal: Terminal;
  readonly environment: Environment;
  /** The work was done and its answer is no: the command ends with 1. */
  found(): void;
}
