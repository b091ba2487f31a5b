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
  if (reached !== null) return reached <= due ? 'in-time' : 'late';
  const isOver = context.expired[clock] === due || (context.closedAt !== null && context.closedAt > due);
  return isOver ? 'open-late' : 'open';
};

const LATE: readonly string[] = ['late', 'open-late'];

/** How each limit that binds was kept, on the day of the event. */
const limitsOf = (context: IncidentContext, happenedAt: Instant): readonly Contribution[] =>
  bindingClocks(context).map((clock) => ({
    indicator: KEPT[clock],
    on: civilDateOf(happenedAt),
    by: { ...dimensionsOf(context), kept: keptOf(context, clock) },
  }));

// Public opinion that is not an emergency has neither category nor grade.
const dimensionsOf = ({ category, grade }: IncidentContext) => ({
  category: category ?? 'none',
  grade: grade ?? 'none',
});

const once = (indicator: string, at: Instant | null, by: Contribution['by'] = {}): readonly Contribution[] =>
  at === null ? [] : [{ indicator, on: civilDateOf(at), by }];

/**
 * The figures of an incident: itself by category and grade, and how its 5, 24 and 48 hours were kept. One topic answered
 * in several ways counts once (form of 2014, row 2.1). One that ended without an answer of its own counts by its ground
 * alone, and with what was late.
 */
export const incidentFigures = (context: IncidentContext): readonly Contribution[] => {
  const { triaged, releasedAt, conferenceAt, closedAt, closedAs } = context;
  const happenedAt = context.occurredAt ?? context.detectedAt;
  if (happenedAt === null) return [];
  const limits = limitsOf(context, happenedAt);
  if (closedAs !== null) {
    return [
      ...once('incident.dismissed', closedAt, { ground: closedAs }),
      ...limits.filter(({ by }) => LATE.includes(by['kept'] ?? '')),
    ];
  }
  if (!triaged && releasedAt === null) return [];
  return [
    ...once('incident.occurred', happenedAt, dimensionsOf(context)),
    ...limits,
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
  'incident.dismissed',
] as const;
