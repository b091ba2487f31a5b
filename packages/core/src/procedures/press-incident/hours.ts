import type { CivilDate, Instant } from '@gongkai/calendar';
import { addHours, civilDateOf } from '@gongkai/calendar';
import * as z from 'zod';
import type { End, Kept, Run } from '../../kernel/index.ts';
import { cite, citeAll, hours, kitFor, naturalDays, text } from '../../kernel/index.ts';

/** The four kinds of emergency (突发事件应对法, Art. 3). */
export const category = z.enum(['natural-disaster', 'accident', 'public-health', 'social-security']);
export type Category = z.output<typeof category>;

/** I 特别重大, II 重大, III 较大, IV 一般. The law grades all kinds but social security, where it may be left out. */
export const grade = z.enum(['I', 'II', 'III', 'IV']);
export type Grade = z.output<typeof grade>;

/** Conventions where the texts are silent, under the keys and defaults of docs/design-choices.md. */
export const incidentSettings = z.strictObject({
  'incident.start': z.enum(['occurredAt', 'learnedAt']).default('occurredAt'), // U13: 5 h and 24 h
  'incident.start48': z.enum(['detectedAt', 'occurredAt']).default('detectedAt'), // U13: 48 h
  'incident.fiveHourGrades': z.array(grade).default(['I', 'II']), // U14
  'incident.weeklyRollup': z.boolean().default(true), // practice of one province
});

type Settings = z.output<typeof incidentSettings>;

const DEFAULTS: Settings = Object.freeze(incidentSettings.parse({}));

/** The settings of a case: its own over the defaults. */
const settingsOf = ({ settings }: IncidentContext): Settings => ({ ...DEFAULTS, ...settings });

export type HourClock = 'release' | 'conference' | 'response';

/** The state of an incident apart from its stage: instants and flags, never texts. */
export interface IncidentContext extends Kept<typeof incidentSettings> {
  readonly detectedAt: Instant | null;
  readonly occurredAt: Instant | null;
  /** The emergency response law in force on the day of the event. */
  readonly regime: 'ERL2007' | 'ERL2024' | null;
  readonly category: Category | null;
  readonly grade: Grade | null;
  readonly triaged: boolean;
  readonly releasedAt: Instant | null;
  readonly conferenceAt: Instant | null;
  readonly updates: number;
  readonly rollupAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Due instants that a change of grade replaced: both the old and the new stay on record. */
  readonly replaced: readonly { readonly clock: HourClock; readonly dueAt: Instant; readonly replacedAt: Instant }[];
}

const LENGTHS = { release: 5, conference: 24, response: 48 } as const satisfies Record<HourClock, number>;

/** The hour clocks that bind an incident of this grade; before triage only the general one is known to bind. */
export const bindingClocks = (context: IncidentContext): readonly HourClock[] => {
  const { grade: level } = context;
  const bindsRelease = level !== null && settingsOf(context)['incident.fiveHourGrades'].includes(level);
  // 61号 asks 特别重大 and 重大 for a press conference within 24 hours, and all others for a response within 48.
  return [...(bindsRelease ? (['release'] as const) : []), level === 'I' || level === 'II' ? 'conference' : 'response'];
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

/** Stages of the closed loop 监测 收集 研判 处置 回应 反馈, and what lies before and after it. */
export const incident = kitFor<IncidentContext>()({
  settings: incidentSettings,
  states: {
    new: text('新', 'new'),
    detected: text('已监测', 'detected'),
    collected: text('已收集', 'collected'),
    triaged: text('已研判', 'triaged'),
    consulted: text('已会商', 'consulted'),
    disposed: text('已处置', 'disposed'),
    responded: text('已回应', 'responded'),
    evaluated: text('已反馈', 'evaluated'),
    closed: text('已办结', 'closed'),
  },
  parties: {
    responder: text('涉事责任部门', 'the responsible department'),
    coordinator: text('舆情研判(协调)部门', 'the coordinating department'),
  },
});

const rules80 = cite('implementing-rules-2016-80');
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
    basis: citeAll(cite('response-2016-61'), rules80, cite('work-points-2016')),
    onExpiry: accountable,
    runs: runsOf('conference'),
  }),
  response: incident.period({
    label: text('回应其他政务舆情', 'response to other public opinion'),
    binds: 'responder',
    length: hours(LENGTHS.response),
    basis: cite('response-2016-61'),
    onExpiry: accountable,
    runs: runsOf('response'),
  }),
  rollup: incident.period({
    label: text('每周汇总', 'weekly roll-up'),
    binds: 'coordinator',
    length: naturalDays(7),
    basis: cite('yunnan-report-2018'),
    runs: rollupRuns,
  }),
};
