import type { Instant } from '@gongkai/calendar';
import { interviewSettings } from './settings.ts';

/** What an interview keeps besides its state. */
export interface InterviewContext {
  readonly askedAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly granted: boolean;
  readonly heldAt: Instant | null;
  readonly expired: Readonly<Record<string, Instant>>;
}

/**
 * The context before the first fact.
 * @throws z.ZodError when a setting is given, since there are none.
 */
export const emptyInterview = (settings: object): InterviewContext => {
  interviewSettings.parse(settings);
  return { askedAt: null, answeredAt: null, granted: false, heldAt: null, expired: {} };
};
