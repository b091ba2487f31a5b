export type { ExitCode } from './run.ts';
export { run } from './run.ts';
export type { Streams, Terminal } from './terminal.ts';
export { processTerminal } from './terminal.ts';
