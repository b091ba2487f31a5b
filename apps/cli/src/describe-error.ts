import { CommanderError } from '@commander-js/extra-typings';
import type { NoticeProblem } from '@gongkai/calendar/notices';
import { CalendarFileError } from '@gongkai/calendar/notices';
import { BackupError, KeyRefusedError, NotEmptyError, SchemaError, UnknownKindError } from '@gongkai/engine';
import { PersonRefusedError } from '@gongkai/engine';
import type { CliErrorCode } from './error-codes.ts';
import { type Issue, Unusable } from './unusable.ts';

/** An error as programs read it. */
export interface ErrorView {
  readonly code: CliErrorCode;
  readonly message: string;
  readonly issues: readonly Issue[];
}

const USAGE: Readonly<Record<string, CliErrorCode>> = {
  'commander.help': 'usage/missing-command',
  'commander.unknownCommand': 'usage/unknown-command',
  'commander.unknownOption': 'usage/unknown-option',
  'commander.missingArgument': 'usage/missing-argument',
  'commander.optionMissingArgument': 'usage/missing-argument',
  'commander.missingMandatoryOptionValue': 'usage/missing-argument',
  'commander.excessArguments': 'usage/too-many-arguments',
  'commander.invalidArgument': 'usage/invalid-argument',
  'commander.conflictingOption': 'usage/conflicting-options',
};

const ENGINE = [
  [BackupError, 'backup/refused'],
  [NotEmptyError, 'database/not-empty'],
  [SchemaError, 'database/schema'],
  [UnknownKindError, 'database/unknown-cases'],
] as const;

const usageError = ({ code, message }: CommanderError): ErrorView => ({
  code: USAGE[code] ?? 'usage/invalid-argument',
  message: code === 'commander.help' ? 'name a verb; --help lists them' : message.replace(/^error: /, ''),
  issues: [],
});

const hintOf = ({ acknowledge }: NoticeProblem): string =>
  acknowledge === undefined ? '' : `, or with --granted ${acknowledge.days}`;

const noticeIssue = (problem: NoticeProblem): Issue => ({ ...problem, message: problem.message + hintOf(problem) });

/** Describes an error for programs; a fault of the command itself is `internal/fault`. */
export const viewError = (error: unknown): ErrorView => {
  if (error instanceof CommanderError) return usageError(error);
  if (error instanceof Unusable) return { code: error.code, message: error.message, issues: error.issues };
  if (error instanceof CalendarFileError) {
    const issues = error.problems.map(noticeIssue);
    return { code: 'calendar/file-refused', message: 'the notices are refused; nothing was changed', issues };
  }
  const message = error instanceof Error ? error.message : String(error);
  const known = ENGINE.find(([type]) => error instanceof type);
  if (known !== undefined) return { code: known[1], message, issues: [] };
  if (error instanceof KeyRefusedError || error instanceof PersonRefusedError) {
    return { code: error.code, message, issues: [] };
  }
  // The operating system and a database give their refusals a code.
  if (error instanceof Error && 'code' in error) {
    return { code: 'system/failed', message: message || String(error.code), issues: [] };
  }
  return { code: 'internal/fault', message, issues: [] };
};

/** Describes an error for people: one that the operator can correct in a sentence, a fault of the code with its stack. */
export const sentenceOf = (error: unknown): string => {
  const { code, message, issues } = viewError(error);
  if (code === 'internal/fault') return error instanceof Error ? (error.stack ?? message) : message;
  if (!(error instanceof CalendarFileError)) return message;
  return [`${message}:`, ...issues.map(({ line, message: found }) => `  line ${line}: ${found}`)].join('\n');
};
