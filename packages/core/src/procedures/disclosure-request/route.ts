import { civilDate, startOfDay } from '@gongkai/calendar';
import { INSTRUMENTS } from '../../law/instruments.ts';
import type { RequestContext } from './context.ts';
import { isPartial, OWN_GROUND } from './outcomes.ts';
import { settingsOf } from './settings.ts';

/** Since this day a refusal to disclose goes to reconsideration before a court (行政复议法2023 Arts. 23, 90). */
const COMPULSORY_FROM = startOfDay(civilDate(INSTRUMENTS['reconsideration-law-2023'].from));

/**
 * Whether reconsideration has to come before a court: by the outcome, or by what a partial release withholds (U11); of
 * silence once the reply is overdue (U12). Null where the applicant ended the request himself.
 */
export const reconsiderationFirst = (context: RequestContext): boolean | null => {
  const { outcome, grounds, settings } = context;
  const { 'route.compulsory': compulsory, 'route.silence': silence } = settingsOf(settings);
  if (outcome === null) return silence === 'reconsiderationFirst';
  if (outcome === '6.3') return null;
  const actAt = context.servedAt ?? context.decidedAt ?? context.closedAt ?? Number.NEGATIVE_INFINITY;
  if (actAt < COMPULSORY_FROM) return false;
  if (!isPartial(outcome)) return compulsory.some((code) => code === outcome);
  return compulsory.some((code) => grounds.some((ground) => OWN_GROUND[code] === ground));
};
