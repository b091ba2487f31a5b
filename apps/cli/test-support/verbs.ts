import { Readable, Writable } from 'node:stream';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { readEnvironment } from '../src/environment.ts';
import { createProgram } from '../src/program.ts';
import { processTerminal } from '../src/terminal.ts';

const silent = () => new Writable({ write: (_part, _encoding, done) => done() });
const terminal = processTerminal({ stdin: Readable.from([]), stdout: silent(), stderr: silent() });
const context = { terminal, environment: readEnvironment({}), endWithOne: () => undefined };

const verbsOf = (
  command: CommandUnknownOpts,
  words: readonly string[] = [],
): readonly (readonly [string, CommandUnknownOpts])[] =>
  command.commands.length === 0
    ? [[words.join(' '), command]]
    : command.commands.flatMap((one) => verbsOf(one, [...words, one.name()]));

/** Every verb of the command, with the words that name it. */
export const VERBS = verbsOf(createProgram(context, { writeOut: () => undefined, writeErr: () => undefined }));
