import { readFileSync } from 'node:fs';
import type { Calendar } from '@gongkai/calendar';
import { amendCalendar, CalendarFileError, nationalCalendar } from '@gongkai/calendar';
import { ConfigError } from './config.ts';

/**
 * The calendar that ships with the package, with the notices of a file over it.
 * @throws ConfigError that names the line of everything wrong with the file.
 */
export const loadCalendar = (file: string | undefined): Calendar => {
  if (file === undefined) return nationalCalendar;
  try {
    return amendCalendar(nationalCalendar, readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof CalendarFileError) {
      const problems = error.problems.map(({ line, message }) => `  line ${line}: ${message}`);
      throw new ConfigError([`the notices in ${file} are refused:`, ...problems].join('\n'));
    }
    throw new ConfigError(`the notices in ${file} cannot be read`);
  }
};
