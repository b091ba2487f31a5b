import * as z from 'zod';
import { grade } from './facts.ts';

/** Conventions where the texts are silent, under the keys and defaults of docs/design-choices.md. */
export const incidentSettings = z.strictObject({
  'incident.start': z.enum(['occurredAt', 'learnedAt']).default('occurredAt'), // U13: 5 h and 24 h
  'incident.start48': z.enum(['detectedAt', 'occurredAt']).default('detectedAt'), // U13: 48 h
  'incident.fiveHourGrades': z.array(grade).default(['I', 'II']), // U14
  'incident.weeklyRollup': z.boolean().default(true), // practice of one province
});

/** All settings of an incident, with defaults filled in. */
export type IncidentSettings = z.output<typeof incidentSettings>;

/** Only what differs from the defaults. */
export type IncidentOverrides = z.input<typeof incidentSettings>;

const DEFAULTS: IncidentSettings = Object.freeze(incidentSettings.parse({}));

/** The settings of a case: its overrides over the defaults. */
export const settingsOf = (overrides: IncidentOverrides): IncidentSettings =>
  Object.keys(overrides).length === 0 ? DEFAULTS : { ...DEFAULTS, ...overrides };
