import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { CommanderError } from '@commander-js/extra-typings';
import type { NoticeProblem } from '@gongkai/calendar/notices';
import { CalendarFileError } from '@gongkai/calendar/notices';
import { BackupError, NotEmptyError, SchemaError, UnknownKindError } from '@gongkai/engine';
import type { Context } from './context.ts';
import { readEnvironment } from './environment.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal.ts';
import { Unusable } from './unusable.ts';

/** 0: done; 1: done, and the answer is no; 2: what was given cannot be used. */
export type ExitCode = 0 | 1 | 2;

const OURS = [Unusable, BackupError, NotEmptyError, SchemaError, UnknownKindError];

const problemLine = ({ line, message, acknowledge }: NoticeProblem): string =>
  `  line ${line}: ${message}${acknowledge === undefined ? '' : `, or with --granted ${acknowledge.days}`}`;

/** What the operator can put right is told in a sentence; anything else with where it happened. */
const told = (error: unknown): string => {
  if (error instanceof CalendarFileError) {
    const problems = error.problems.map(problemLine);
    return ['the notices are refused; nothing was changed:', ...problems].join('\n');
  }
  if (OURS.some((one) => error instanceof one) && error instanceof Error) return error.message;
  // The operating system and a database give their refusals a code.
  if (error instanceof Error && 'code' in error) return error.message || String(error.code);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/** Runs the command; speaks through the terminal alone and never ends the process. */
export const run = async (
  args: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<ExitCode> => {
  let code: ExitCode = 0;
  const context: Context = { terminal, environment: readEnvironment(variables), found: () => void (code = 1) };
  const program: CommandUnknownOpts = createProgram(context);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    terminal.draw('');
    // Commander has said it already; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.note(`gongkai: ${told(error)}`);
    return 2;
  }
};
