#!/usr/bin/env node
// The gongkai command: arguments, environment and terminal of this process are read here and nowhere else.
import process from 'node:process';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

// A reader that has seen enough, as `head` has, is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), process.env, processTerminal(process));
