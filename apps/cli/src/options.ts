import { Option } from '@commander-js/extra-typings';

/** The same answer for programs. */
export const JSON_OUT = new Option('--json', 'print JSON');

/** Nothing is written. */
export const DRY_RUN = new Option('--dry-run', 'show what would change; change nothing');

/** Examples at the end of a help text. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((one) => `  ${one}`).join('\n')}`;
