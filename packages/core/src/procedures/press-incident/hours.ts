import type { CivilDate, Instant } from '@gongkai/calendar';
import { addHours, civilDateOf } from '@gongkai/calendar';
import { cite, citeAll, type End, hours, naturalDays, type Run, text } from '../../kernel/index.ts';
import { type HourClock, incident, type IncidentContext, type Replaced, settingsOf } from './kit.ts';
import { notice61, rules80, yunnan } from './law.ts';

const LENGTHS = { release: 5, conference: 24, response: 48 } as const satisfies Record<HourClock, number>;

/** Grades that 61号 and 80号 name together: 特别重大 and 重大. */
export const isMajor = ({ grade }: Pick<IncidentContext, 'grade'>): boolean => grade === 'I' || grade === 'II';

/** The hour clocks that bind an incident of this grade; before triage only the general one is known to bind. */
export const bindingClocks = (context: IncidentContext): readonly HourClock[] => {
  const { grade } = context;
  const bindsRelease = grade !== null && settingsOf(context)['incident.fiveHourGrades'].includes(grade);
  // 61号 asks 特别重大 and 重大 for a press conference within 24 hours, and all others for a response within 48.
  return [...(bindsRelease ? (['release'] as const) : []), isMajor(context) ? 'conference' : 'response'];
};

/** The instant from which a clock runs: the occurrence for 5 and 24 hours, the detection for 48 (readings U13). */
const startOf = (context: IncidentContext, clock: HourClock): Instant | null => {
  const settings = settingsOf(context);
  const learned = context.detectedAt;
  const occurred = context.occurredAt ?? learned;
  if (clock === 'response') return settings['incident.start48'] === 'detectedAt' ? learned : occurred;
  return settings['incident.start'] === 'occurredAt' ? occurred : learned;
};

/** When a clock of an incident is over, whether it binds or not. */
export const dueAt = (context: IncidentContext, clock: HourClock): Instant | null => {
  const start = startOf(context, clock);
  return start === null ? null : addHours(start, LENGTHS[clock]);
};

/** When what ends the 24 hours was held: a press conference, or another form that the setting names. */
const heldAt = (context: IncidentContext): Instant | null => {
  const others = settingsOf(context)['incident.otherForms'].flatMap((form) => context.formsAt[form] ?? []);
  const all = [...(context.conferenceAt === null ? [] : [context.conferenceAt]), ...others];
  return all.length === 0 ? null : Math.min(...all);
};

/** When the act that a clock asks for was done. */
export const reachedAt = (context: IncidentContext, clock: HourClock): Instant | null =>
  clock === 'conference' ? heldAt(context) : context.releasedAt;

/**
 * How the hours of an incident end that was closed without the act they ask for: void, not met (INC-10). Those that had
 * run out by then stay late.
 */
export const endAtClose = ({ closedAt }: IncidentContext, due: Instant | null): End =>
  closedAt === null ? null : { at: closedAt, how: due !== null && closedAt > due ? 'done' : 'void' };

/** Clocks that a change of grade or kind took away, void, with the due instants that they had. */
export const replacedRuns = <N extends string>(
  replaced: readonly Replaced<N>[],
  clock: N,
  lengthHours: number,
): readonly Run[] =>
  replaced.flatMap((one, index): Run[] => {
    const start = addHours(one.dueAt, -lengthHours);
    const ended = { at: one.replacedAt, how: 'void' } as const;
    return one.clock === clock
      ? [{ clock: 'replaced', id: `${clock}:${index + 1}`, start, ended, records: false }]
      : [];
  });

// The clock itself where it binds, and what a change of grade replaced.
const runsOf =
  (clock: HourClock) =>
  (context: IncidentContext): readonly Run[] => {
    if (context.detectedAt === null) return [];
    const ended = reachedAt(context, clock) ?? endAtClose(context, dueAt(context, clock));
    const own = { start: startOf(context, clock), ended };
    return [
      ...(bindingClocks(context).includes(clock) ? [own] : []),
      ...replacedRuns(context.replaced, clock, LENGTHS[clock]),
    ];
  };

// From the first response, then from each roll-up, until the incident is closed.
const rollupRuns = (context: IncidentContext): readonly Run[] => {
  const from = context.rollupAt ?? context.releasedAt;
  if (from === null || context.closedAt !== null || !settingsOf(context)['incident.weeklyRollup']) return [];
  const start: CivilDate = civilDateOf(from);
  return [{ id: start, start }];
};

/** What follows when a period of an incident ends without the act it asks for. */
export const accountable = text('依法依规追究责任;发出督办', 'accountability; notice of supervision');

/** The hours of an incident. They run through nights and holidays and never touch a calendar. */
export const hourPeriods = {
  release: incident.period({
    label: text('首次发布权威信息', 'first authoritative release'),
    binds: 'responder',
    length: hours(LENGTHS.release),
    basis: rules80,
    onExpiry: accountable,
    runs: runsOf('release'),
  }),
  conference: incident.period({
    label: text('举行新闻发布会', 'press conference'),
    binds: 'responder',
    length: hours(LENGTHS.conference),
    // The start at the occurrence is that of the work points: the two notices do not say from when.
    basis: citeAll(notice61, rules80, cite('work-points-2016')),
    onExpiry: accountable,
    runs: runsOf('conference'),
  }),
  response: incident.period({
    label: text('回应其他政务舆情', 'response to other public opinion'),
    binds: 'responder',
    length: hours(LENGTHS.response),
    basis: notice61,
    onExpiry: accountable,
    runs: runsOf('response'),
  }),
  rollup: incident.period({
    label: text('每周汇总', 'weekly roll-up'),
    binds: 'coordinator',
    length: naturalDays(7),
    basis: yunnan,
    runs: rollupRuns,
  }),
};
