import type { Calendar } from '@gongkai/calendar';
import { CalendarError, nationalCalendar } from '@gongkai/calendar';
import { withOverlays } from '@gongkai/calendar/overlays';
import { type Config, ConfigError } from './config.ts';

/**
 * Returns the calendar of this release with the local days of the configuration.
 * @throws ConfigError for local days that contradict each other.
 */
export const localCalendar = ({ overlays }: Pick<Config, 'overlays'>): Calendar => {
  try {
    return withOverlays(nationalCalendar, overlays);
  } catch (error) {
    throw error instanceof CalendarError ? new ConfigError(`GONGKAI_OVERLAYS: ${error.message}`) : error;
  }
};
