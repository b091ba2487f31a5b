import type { Instant } from '@gongkai/calendar';
import type { z } from 'zod';
import { overridesOf } from '../../kernel/overrides.ts';
import type { category, grade } from './facts.ts';
import type { IncidentOverrides } from './settings.ts';
import { incidentSettings } from './settings.ts';

export type Category = z.output<typeof category>;
export type Grade = z.output<typeof grade>;

/** A due instant that a change of grade put another one in the place of. */
export interface ReplacedClock {
  readonly clock: 'release' | 'conference' | 'response';
  readonly dueAt: Instant;
  readonly replacedAt: Instant;
}

/** What an incident keeps besides its state: instants and flags, never texts. */
export interface IncidentContext {
  readonly settings: IncidentOverrides;
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
  readonly replaced: readonly ReplacedClock[];
  readonly expired: Readonly<Record<string, Instant>>;
}

/**
 * The context of an incident before its first fact.
 * @throws z.ZodError when a setting is unknown or has no such value.
 */
export const emptyIncident = (settings: object): IncidentContext => ({
  settings: overridesOf(incidentSettings, settings),
  detectedAt: null,
  occurredAt: null,
  regime: null,
  category: null,
  grade: null,
  triaged: false,
  releasedAt: null,
  conferenceAt: null,
  updates: 0,
  rollupAt: null,
  closedAt: null,
  replaced: [],
  expired: {},
});
