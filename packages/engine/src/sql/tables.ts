import { ACTS } from './tables/acts.ts';
import { CASES, COUNTERS, FACTS, LINKS, MOVES, RESPONSES, TALLIES } from './tables/cases.ts';
import { CORRECTIONS, ENTRIES, PUBLISHED } from './tables/figures.ts';
import { CLOCK_STOPS, PROBES } from './tables/node.ts';
import { LOGIN_LINKS, LOGIN_SESSIONS, LOGIN_TOKENS, LOGINS } from './tables/logins.ts';
import { DELIVERIES, ENDPOINTS, OUTBOX } from './tables/outbox.ts';
import { DELEGATIONS, PEOPLE, PERSON_DUTIES, ROSTERS } from './tables/people.ts';
import { CALENDAR_FEEDS, NOTICE_SETTINGS, PERSONAL_NOTICES } from './tables/personal.ts';
import { AGENCIES, KEYS, NOTICES, TASKS } from './tables/registers.ts';

export { ACTS };
export { CASES, COUNTERS, FACTS, LINKS, MOVES, RESPONSES, TALLIES };
export { CORRECTIONS, ENTRIES, PUBLISHED };
export { CLOCK_STOPS, PROBES };
export { LOGIN_LINKS, LOGIN_SESSIONS, LOGIN_TOKENS, LOGINS };
export { DELIVERIES, ENDPOINTS, OUTBOX };
export { DELEGATIONS, PEOPLE, PERSON_DUTIES, ROSTERS };
export { CALENDAR_FEEDS, NOTICE_SETTINGS, PERSONAL_NOTICES };
export { AGENCIES, KEYS, NOTICES, TASKS };

/** The tables of a backup, in the order in which they can be written again: one that others refer to is before them. */
export const BACKUP_TABLES = [
  // First, so that every other row is compared with them while it is read.
  ACTS,
  NOTICES,
  PEOPLE,
  PERSON_DUTIES,
  DELEGATIONS,
  ROSTERS,
  KEYS,
  COUNTERS,
  // Before the facts: the dates of a case depend on the local days of its agency.
  AGENCIES,
  OUTBOX,
  FACTS,
  RESPONSES,
  MOVES,
  TASKS,
  ENDPOINTS,
  DELIVERIES,
  ENTRIES,
  PUBLISHED,
  CORRECTIONS,
  CLOCK_STOPS,
  NOTICE_SETTINGS,
  PERSONAL_NOTICES,
  CALENDAR_FEEDS,
  LOGINS,
  LOGIN_LINKS,
] as const;

/**
/**
 * Every table; cases and links are folded from facts and tallies are summed from the cases, so a backup has none of them. A
 * probe says nothing about what a store holds, and sessions end by themselves.
 */
export const TABLES = [...BACKUP_TABLES, CASES, LINKS, TALLIES, PROBES, LOGIN_SESSIONS, LOGIN_TOKENS] as const;
