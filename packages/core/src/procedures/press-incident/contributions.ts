import type { CivilDate, Instant } from '@gongkai/calendar';
import { civilDateOf } from '@gongkai/calendar';
import type { Contribution } from '../../kernel/procedure.ts';
import { bindingClocks, dueAt } from './clocks.ts';
import type { IncidentContext } from './context.ts';

/** In time, late, or not reached yet: whether an open clock is over depends on the day on which the table is made. */
const kept = (reached: Instant | null, due: Instant): string =>
  reached === null ? 'open' : reached <= due ? 'in-time' : 'late';

const spans = { release: 'incident.release', conference: 'incident.press', response: 'incident.response' } as const;

/**
 * What an incident adds to the figures: itself by category and grade, and how its 5, 24 and 48 hours were kept. One
 * topic answered in several ways counts once (form of 2014, row 2.1).
 */
export const incidentContributions = (context: IncidentContext): readonly Contribution[] => {
  const happenedAt = context.occurredAt ?? context.detectedAt;
  if (happenedAt === null || context.category === null) return [];
  const on: CivilDate = civilDateOf(happenedAt);
  const by = { category: context.category, grade: context.grade ?? 'none' };
  const clocks = bindingClocks(context).flatMap((clock): Contribution[] => {
    const due = dueAt(context, clock);
    const reached = clock === 'conference' ? context.conferenceAt : context.releasedAt;
    const state =
      context.expired[clock] === due && reached === null ? 'open-late' : due === null ? 'open' : kept(reached, due);
    return [{ indicator: spans[clock], on, by: { ...by, kept: state } }];
  });
  const answered =
    context.releasedAt === null
      ? []
      : [{ indicator: 'incident.answered', on: civilDateOf(context.releasedAt), by: {} }];
  const conference =
    context.conferenceAt === null
      ? []
      : [{ indicator: 'incident.conference', on: civilDateOf(context.conferenceAt), by: {} }];
  return [{ indicator: 'incident.occurred', on, by }, ...clocks, ...answered, ...conference];
};
