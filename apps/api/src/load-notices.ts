import { readFileSync } from 'node:fs';
import { CalendarFileError } from '@gongkai/calendar/notices';
import type { Engine } from '@gongkai/engine';
import { ConfigError } from './config.ts';

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError(`the notices in ${file} cannot be read`);
  }
};

/**
 * Loads a file of notices into the calendar; loading the same file again changes nothing. Returns the number of dates
 * that moved.
 * @throws ConfigError that names the line of every error in the file.
 */
export const loadNotices = async (engine: Pick<Engine, 'loadNotices'>, file: string): Promise<number> => {
  const text = textOf(file);
  try {
    return await engine.loadNotices(text);
  } catch (error) {
    if (!(error instanceof CalendarFileError)) throw error;
    const problems = error.problems.map(({ line, message }) => `  line ${line}: ${message}`);
    throw new ConfigError([`the notices in ${file} are refused:`, ...problems].join('\n'));
  }
};
