import type { CivilDate, Instant } from '@gongkai/calendar';
import { addDays, addHours, civilDateOf } from '@gongkai/calendar';
import type { Clock, Measure } from '../../kernel/clock.ts';
import type { Period } from '../../kernel/period.ts';
import type { IncidentContext } from './context.ts';
import { PERIODS } from './periods.ts';
import { settingsOf } from './settings.ts';

type HourClock = 'release' | 'conference' | 'response';

/** The grades whose first release is bound to 5 hours: I and II by 80号, or those of the setting (reading U14). */
const bindsRelease = (context: IncidentContext): boolean =>
  context.grade !== null && settingsOf(context.settings)['incident.fiveHourGrades'].includes(context.grade);

/** 61号 asks 特别重大 and 重大 for a press conference within 24 hours, and all others for a response within 48. */
const bindsConference = ({ grade }: IncidentContext): boolean => grade === 'I' || grade === 'II';

/** The hour clocks that bind an incident of this grade; before triage none is known to bind but the general one. */
export const bindingClocks = (context: IncidentContext): readonly HourClock[] => [
  ...(bindsRelease(context) ? (['release'] as const) : []),
  bindsConference(context) ? 'conference' : 'response',
];

/** The instant from which a clock runs: the occurrence for 5 and 24 hours, the detection for 48 (readings U13). */
export const startOf = (context: IncidentContext, clock: HourClock): Instant | null => {
  const settings = settingsOf(context.settings);
  const learned = context.detectedAt;
  const occurred = context.occurredAt ?? learned;
  if (clock === 'response') return settings['incident.start48'] === 'detectedAt' ? learned : occurred;
  return settings['incident.start'] === 'occurredAt' ? occurred : learned;
};

const hoursOf = (clock: HourClock): number => PERIODS[clock].length.count;

/** When a clock of an incident is over, whether it binds or not. */
export const dueAt = (context: IncidentContext, clock: HourClock): Instant | null => {
  const start = startOf(context, clock);
  return start === null ? null : addHours(start, hoursOf(clock));
};

const endOf = (context: IncidentContext, clock: HourClock): Clock['ended'] => {
  const reached = clock === 'conference' ? context.conferenceAt : context.releasedAt;
  if (reached !== null) return { at: reached, how: 'done' };
  return context.closedAt === null ? null : { at: context.closedAt, how: 'void' };
};

const hourClock = (context: IncidentContext, id: HourClock): Clock => {
  const start = startOf(context, id);
  const measure: Measure | null = start === null ? null : { by: 'hours', start, count: hoursOf(id) };
  return { id, period: PERIODS[id], measure, ended: endOf(context, id), expires: true };
};

// What a change of grade replaced is shown, void, with the due instant that it had.
const replacedClocks = (context: IncidentContext): readonly Clock[] =>
  context.replaced.map(({ clock, dueAt: due, replacedAt }, index) => ({
    id: `replaced:${clock}:${index + 1}`,
    period: PERIODS[clock],
    measure: { by: 'hours', start: due - hoursOf(clock) * 3_600_000, count: hoursOf(clock) },
    ended: { at: replacedAt, how: 'void' },
    expires: false,
  }));

const ROLLUP: Period = PERIODS.rollup;

/** The weekly roll-up runs from the first response, then from each roll-up, until the incident is closed. */
const rollupClock = (context: IncidentContext): readonly Clock[] => {
  const from = context.rollupAt ?? context.releasedAt;
  if (from === null || context.closedAt !== null || !settingsOf(context.settings)['incident.weeklyRollup']) return [];
  if (ROLLUP.length.unit !== 'natural-day') return [];
  const start: CivilDate = civilDateOf(from);
  const measure: Measure = { by: 'set-date', start, on: addDays(start, ROLLUP.length.count) };
  return [{ id: `rollup:${start}`, period: ROLLUP, measure, ended: null, expires: true }];
};

/** All clocks of an incident. Hours run through nights and holidays and never touch a calendar. */
export const incidentClocks = (context: IncidentContext): readonly Clock[] =>
  context.detectedAt === null
    ? []
    : [
        ...bindingClocks(context).map((id) => hourClock(context, id)),
        ...rollupClock(context),
        ...replacedClocks(context),
      ];
