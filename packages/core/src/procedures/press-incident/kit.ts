import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import type { Kept } from '../../kernel/index.ts';
import { kitFor, text } from '../../kernel/index.ts';

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
export const settingsOf = ({ settings }: Pick<IncidentContext, 'settings'>): Settings => ({ ...DEFAULTS, ...settings });

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

/** Stages of the closed loop 监测 收集 研判 处置 回应 反馈, and what is before and after it. */
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
