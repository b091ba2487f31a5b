import type { Instant } from '@gongkai/calendar';
import { civilDateOf } from '@gongkai/calendar';
import type { Contribution } from '../../kernel/index.ts';
import { bindingClocks, dueAt, reachedAt } from './hours.ts';
import type { HourClock, IncidentContext } from './kit.ts';

const KEPT = {
  release: 'incident.release',
  conference: 'incident.press',
  response: 'incident.response',
} as const satisfies Record<HourClock, string>;

// In time, late, or not reached yet: whether an open clock is over depends on the day on which the table is made.
const keptOf = (context: IncidentContext, clock: HourClock): string => {
  const due = dueAt(context, clock);
  const reached = reachedAt(context, clock);
  if (due === null) return 'open';
  if (reached === null) return context.expired[clock] === due ? 'open-late' : 'open';
  return reached <= due ? 'in-time' : 'late';
};

/**
 * The figures of an incident: itself by category and grade, and how its 5, 24 and 48 hours were kept. One topic answered
 * in several ways counts once (form of 2014, row 2.1).
 */
export const incidentFigures = (context: IncidentContext): readonly Contribution[] => {
  const { category: kind, grade: level, releasedAt, conferenceAt } = context;
  const happenedAt = context.occurredAt ?? context.detectedAt;
  if (happenedAt === null || kind === null) return [];
  const on = civilDateOf(happenedAt);
  const by = { category: kind, grade: level ?? 'none' };
  const once = (indicator: string, at: Instant | null): readonly Contribution[] =>
    at === null ? [] : [{ indicator, on: civilDateOf(at), by: {} }];
  return [
    { indicator: 'incident.occurred', on, by },
    ...bindingClocks(context).map((clock) => ({
      indicator: KEPT[clock],
      on,
      by: { ...by, kept: keptOf(context, clock) },
    })),
    ...once('incident.answered', releasedAt),
    ...once('incident.conference', conferenceAt),
  ];
};

/** The indicators of an incident. */
export const INCIDENT_INDICATORS = [
  'incident.occurred',
  ...Object.values(KEPT),
  'incident.answered',
  'incident.conference',
] as const;
