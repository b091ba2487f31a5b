import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { CommanderError } from '@commander-js/extra-typings';
import type { Context } from './context.ts';
import { sentenceOf, viewError } from './describe-error.ts';
import { readEnvironment } from './environment.ts';
import { type HelpOutput, createProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

/** 0: done; 1: done, and a check failed or a fact was refused; 2: the input cannot be used. */
export type ExitCode = 0 | 1 | 2;

/** Whether the answer is for a program; an option after `--` is an argument. */
const wantsJson = (args: readonly string[]): boolean => {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).includes('--json');
};

/** Whether arguments name a verb, or only a group of verbs, which knows no option but `--help`. */
const namesVerb = (program: CommandUnknownOpts, args: readonly string[]): boolean => {
  let command = program;
  for (const word of args) {
    const next = command.commands.find((one) => one.name() === word);
    if (next === undefined) break;
    command = next;
  }
  return command.commands.length === 0;
};

const withoutJson = (args: readonly string[]): readonly string[] => args.filter((word) => word !== '--json');

/** How the command answers: lines for people, or one JSON object a line for a program. */
interface Answers extends HelpOutput {
  help(): void;
  error(error: unknown): void;
}

const forPeople = (terminal: Terminal): Answers => {
  const line = (text: string): string => text.replace(/\n$/, '');
  return {
    writeOut: (text) => terminal.print(line(text)),
    writeErr: (text) => terminal.note(line(text)),
    help: () => undefined,
    // Commander has written its own errors already.
    error: (error) => {
      if (!(error instanceof CommanderError)) terminal.note(`gongkai: ${sentenceOf(error)}`);
    },
  };
};

const forPrograms = (terminal: Terminal): Answers => {
  const help: string[] = [];
  return {
    writeOut: (text) => void help.push(text),
    writeErr: () => undefined,
    help: () => terminal.print(JSON.stringify({ help: help.join('').trimEnd() })),
    error: (error) => terminal.print(JSON.stringify({ error: viewError(error) })),
  };
};

/** Runs the command; it writes only through the terminal and never ends the process. */
export const run = async (
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<ExitCode> => {
  let code: ExitCode = 0;
  const json = wantsJson(args);
  const answers = json ? forPrograms(terminal) : forPeople(terminal);
  const context: Context = { terminal, environment: readEnvironment(variables), endWithOne: () => void (code = 1) };
  const program: CommandUnknownOpts = createProgram(context, answers);
  const words = json && !namesVerb(program, withoutJson(args)) ? withoutJson(args) : args;
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    terminal.draw('');
    if (error instanceof CommanderError && error.exitCode === 0) {
      answers.help();
      return 0;
    }
    answers.error(error);
    return 2;
  }
};
