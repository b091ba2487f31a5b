import type { Environment } from './environment.ts';
import type { Terminal } from './terminal.ts';

/** The inputs of every verb. */
export interface Context {
  readonly terminal: Terminal;
  readonly environment: Environment;
  /** Ends the command with 1: the work was done, and a check or a fact failed. */
  endWithOne(): void;
}
