import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Calendar, formatInstant, type Instant, instantOf } from '@gongkai/calendar';
import { type Actor, type AnyProcedure, disclosureRequest, type Duty, pressIncident } from '@gongkai/core';
import { onTestFinished } from 'vitest';
import { type EngineOptions, openEngine } from '../src/engine.ts';
import { openSqliteStore } from '../src/sqlite/open-sqlite-store.ts';
import type { Store } from '../src/store/store.ts';
import type { Outcome } from '../src/submit/submissions.ts';

export const REQUESTS: AnyProcedure = disclosureRequest;
export const INCIDENTS: AnyProcedure = pressIncident;
export const PROCEDURES: readonly AnyProcedure[] = [REQUESTS, INCIDENTS];

/** An instant: ten in the morning unless the time is given. */
export const at = (when: string): Instant => instantOf(when.length === 10 ? `${when}T10:00:00+08:00` : when);

/** An actor with duties. */
export const actor = (id: string, ...duties: readonly Duty[]): Actor => ({ id, duties });

export const LI = actor('li', 'registrar', 'handler');
export const MO = actor('mo', 'monitor', 'coordinator');

/** The first fact of a request. */
export const submitted = (when = '2026-03-02') => ({
  type: 'request.submitted',
  at: formatInstant(at(when)),
  channel: 'in-person',
  applicant: { kind: 'natural' },
  description: '某规划',
});

/** The first fact of an incident. */
export const detected = (when = '2026-03-02') => ({
  type: 'sentiment.detected',
  at: formatInstant(at(when)),
  subject: '某桥',
});

/** A fact without data. */
export const fact = (type: string, when: string, data: object = {}) => ({ type, at: formatInstant(at(when)), ...data });

/** A request of an agency, to open. */
export const aRequest = (agency = 'kunming', when?: string, settings?: object) => ({
  procedure: 'disclosure-request',
  agency,
  fact: submitted(when),
  ...(settings === undefined ? {} : { settings }),
});

/** An incident of an agency, to open. */
export const anIncident = (agency = 'kunming', when?: string) => ({
  procedure: 'press-incident',
  agency,
  fact: detected(when),
});

/** The accepted outcome; a refusal fails the test with its code. */
export const accepted = (outcome: Outcome) => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${JSON.stringify(outcome.refusal.issues)}`);
  return outcome;
};

/** An outcome in one word. */
export const wordOf = (outcome: Outcome): string => {
  if (!outcome.ok) return outcome.refusal.code;
  return outcome.repeated ? 'repeated' : 'accepted';
};

/** A clock that a test moves. */
export const movedClock = (start: string) => {
  let now = at(start);
  return { clock: () => now, moveTo: (when: string): void => void (now = at(when)) };
};

/** A path in a folder of its own, which is removed when the test has finished. */
export const fileOfTest = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'cases.db');
};

export interface DeskOptions extends Partial<Omit<EngineOptions, 'calendar'>> {
  readonly start?: string;
  readonly file?: string;
  readonly calendar?: Calendar;
  /** Wraps the store, for example by one that fails. */
  readonly wrap?: (store: Store) => Store;
}

/** An engine on SQLite whose clock the test moves; it starts on 2026-03-02. */
export const desk = async ({ start = '2026-03-02', file, wrap = (store) => store, ...options }: DeskOptions = {}) => {
  const { clock, moveTo } = movedClock(start);
  const store = openSqliteStore({ clock, ...(file === undefined ? {} : { file }) });
  const engine = await openEngine({ store: wrap(store), procedures: PROCEDURES, ...options });
  return { engine, store, moveTo };
};
