import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { type Kept, kitFor, publicField, text } from '../../kernel/index.ts';

/** The four kinds of emergency (突发事件应对法, Art. 3). */
export const category = publicField(z.enum(['natural-disaster', 'accident', 'public-health', 'social-security']));
export type Category = z.output<typeof category>;

/** I 特别重大, II 重大, III 较大, IV 一般. The law grades all kinds but social security, where it may be left out. */
export const grade = publicField(z.enum(['I', 'II', 'III', 'IV']));
export type Grade = z.output<typeof grade>;

/** Matters that have to be answered (61号), and all others; 80号's collected ones are under the nearest. */
export const priority = publicField(
  z.enum(['misread-policy', 'vital-interest', 'moral-bottom-line', 'emergency', 'ordered', 'other']),
);
export type Priority = z.output<typeof priority>;

/** Forms of speaking in person or in writing, apart from a press conference. */
const otherForm = z.enum(['briefing', 'joint-interview', 'written', 'online']);
type OtherForm = z.output<typeof otherForm>;

export const form = publicField(z.enum(['conference', ...otherForm.options]));

/** The level from which an agency reports upward. */
const reportLevel = z.enum(['unit', 'county', 'city', 'province']);
export type ReportLevel = z.output<typeof reportLevel>;

/** Conventions where the texts are silent, under the keys and defaults of docs/design-choices.md and SPEC.md. */
export const incidentSettings = z.strictObject({
  'incident.start': z.enum(['occurredAt', 'learnedAt']).default('occurredAt'), // U13: 5 h and 24 h
  'incident.start48': z.enum(['detectedAt', 'occurredAt']).default('detectedAt'), // U13: 48 h
  'incident.fiveHourGrades': z.array(grade).default(['I', 'II']), // U14
  'incident.weeklyRollup': z.boolean().default(true), // practice of one province
  'incident.otherForms': z.array(otherForm).default([]), // other-forms: what also ends the 24 h
  'incident.reportLevel': reportLevel.default('county'), // report-level
});

type Settings = z.output<typeof incidentSettings>;

const DEFAULTS: Settings = Object.freeze(incidentSettings.parse({}));

/** The settings of a case: its own over the defaults. */
export const settingsOf = ({ settings }: Pick<IncidentContext, 'settings'>): Settings => ({ ...DEFAULTS, ...settings });

export type HourClock = 'release' | 'conference' | 'response';

/** Why an incident ended without an answer of its own (INC-10). */
export type Ground = 'untrue' | 'not-required' | 'other-organ' | 'merged';

/** A due instant that a change of grade or kind replaced: both the old and the new stay on record. */
export interface Replaced<N extends string> {
  readonly clock: N;
  readonly dueAt: Instant;
  readonly replacedAt: Instant;
}

export type ReportClock =
  | 'report-unit'
  | 'report-level'
  | 'report-health-unit'
  | 'report-health'
  | 'report-province'
  | 'report-general';

/** The state of an incident apart from its stage: instants and flags, and no texts but those of lists. */
export interface IncidentContext extends Kept<typeof incidentSettings> {
  readonly subject: string | null;
  /** The department that answers, or leads those that do. */
  readonly owner: string | null;
  readonly detectedAt: Instant | null;
  readonly occurredAt: Instant | null;
  /** The emergency response law in force on the day of the event. */
  readonly regime: 'ERL2007' | 'ERL2024' | null;
  readonly priority: Priority | null;
  readonly category: Category | null;
  readonly grade: Grade | null;
  readonly triaged: boolean;
  readonly releasedAt: Instant | null;
  /** The first press conference; other forms are beside it. */
  readonly conferenceAt: Instant | null;
  /** The first time that each other form was used. */
  readonly formsAt: { readonly [F in OtherForm]?: Instant };
  readonly updates: number;
  readonly rollupAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Set where it was closed without an answer. */
  readonly closedAs: Ground | null;
  readonly replaced: readonly Replaced<HourClock>[];
  /** The first report to this level, and when the head of the unit that sent it was informed. */
  readonly reportReceivedAt: Instant | null;
  readonly unitInformedAt: Instant | null;
  /** The first report upward 初报. */
  readonly reportSentAt: Instant | null;
  readonly replacedReports: readonly Replaced<ReportClock>[];
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
    unit: text('事发单位', 'the unit where it happened'),
  },
});
