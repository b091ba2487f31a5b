import type { CivilDate, Instant } from '@gongkai/calendar';
import { addHours, civilDateOf } from '@gongkai/calendar';
import type { End, Run } from '../../kernel/index.ts';
import { cite, citeAll, hours, naturalDays, text } from '../../kernel/index.ts';
import type { HourClock, IncidentContext } from './kit.ts';
import { incident, settingsOf } from './kit.ts';
import { notice61, rules80, yunnan } from './law.ts';

const LENGTHS = { release: 5, conference: 24, response: 48 } as const satisfies Record<HourClock, number>;

/** The hour clocks that bind an incident of this grade; before triage only the general one is known to bind. */
export const bindingClocks = (context: IncidentContext): readonly HourClock[] => {
  const { grade } = context;
  const bindsRelease = grade !== null && settingsOf(context)['incident.fiveHourGrades'].includes(grade);
  // 61号 asks 特别重大 and 重大 for a press conference within 24 hours, and all others for a response within 48.
  return [...(bindsRelease ? (['release'] as const) : []), grade === 'I' || grade === 'II' ? 'conference' : 'response'];
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

/** When the act that a clock asks for was done. */
export const reachedAt = (context: IncidentContext, clock: HourClock): Instant | null =>
  clock === 'conference' ? context.conferenceAt : context.releasedAt;

const endOf = (context: IncidentContext, clock: HourClock): End =>
  reachedAt(context, clock) ?? (context.closedAt === null ? null : { at: context.closedAt, how: 'void' });

// The clock itself where it binds; and what a change of grade replaced, void, with the due instant that it had.
const runsOf =
  (clock: HourClock) =>
  (context: IncidentContext): readonly Run[] => {
    if (context.detectedAt === null) return [];
    const own = { start: startOf(context, clock), ended: endOf(context, clock) };
    const replaced = context.replaced.flatMap((one, index): Run[] => {
      const start = addHours(one.dueAt, -LENGTHS[clock]);
      const ended = { at: one.replacedAt, how: 'void' } as const;
      return one.clock === clock
        ? [{ clock: 'replaced', id: `${clock}:${index + 1}`, start, ended, records: false }]
        : [];
    });
    return [...(bindingClocks(context).includes(clock) ? [own] : []), ...replaced];
  };

// From the first response, then from each roll-up, until the incident is closed.
const rollupRuns = (context: IncidentContext): readonly Run[] => {
  const from = context.rollupAt ?? context.releasedAt;
  if (from === null || context.closedAt !== null || !settingsOf(context)['incident.weeklyRollup']) return [];
  const start: CivilDate = civilDateOf(from);
  return [{ id: start, start }];
};

const accountable = text('依法依规追究责任;发出督办', 'accountability; notice of supervision');

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
