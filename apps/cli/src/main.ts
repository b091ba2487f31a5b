#!/usr/bin/env node
// The gongkai command: arguments, environment and terminal of this process are read only here.
import process from 'node:process';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// A reader that stops reading, as `head` does, is not an error of this command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), process.env, processTerminal(process));
