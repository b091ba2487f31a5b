import { Option } from '@commander-js/extra-typings';

/** Prints the answer as JSON. */
export const JSON_OUT = new Option('--json', 'print JSON');

/** Shows what would change, and writes nothing. */
export const DRY_RUN = new Option('--dry-run', 'show what would change; change nothing');

/** The examples at the end of a help text. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((one) => `  ${one}`).join('\n')}`;
