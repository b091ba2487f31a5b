import type { RequestContext } from './context.ts';
import type { Pauses } from './reply-clock.ts';
import { settingsOf } from './settings.ts';

/** Whether the reply clock goes on when a letter cannot be delivered (U3). */
export const resumesOnFailure = (context: RequestContext): boolean =>
  settingsOf(context)['pause.onDeliveryFailure'] === 'resume';

/** The days of letters to the applicant that were lost do not count (U3). */
export const lostLetters: Pauses = { of: ({ lost }) => lost, moveSetDates: true };
