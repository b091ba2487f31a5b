import { ACTS } from './tables/acts.ts';
import { GAPS, PLACES, PROFILES } from './tables/agencies.ts';
import { BLOB_CHUNKS, BLOBS } from './tables/blobs.ts';
import { CASES, COUNTERS, FACTS, LINKS, MOVES, RESPONSES, TALLIES } from './tables/cases.ts';
import { CORRECTIONS, ENTRIES, PUBLISHED } from './tables/figures.ts';
import { CLOCK_STOPS, PROBES } from './tables/node.ts';
import { LOGIN_LINKS, LOGIN_SESSIONS, LOGIN_TOKENS, LOGINS } from './tables/logins.ts';
import { IMPORTS } from './tables/imports.ts';
import { PARTIES } from './tables/parties.ts';
import { DELIVERIES, ENDPOINTS, OUTBOX } from './tables/outbox.ts';
import { DELEGATIONS, PEOPLE, PERSON_DUTIES, ROSTERS } from './tables/people.ts';
import { CALENDAR_FEEDS, NOTICE_SETTINGS, PERSONAL_NOTICES } from './tables/personal.ts';
import { AGENCIES, KEYS, NOTICES, TASKS } from './tables/registers.ts';
import { CATALOGUE, DOCUMENTS } from './tables/search.ts';

export { ACTS };
export { GAPS, PLACES, PROFILES };
export { BLOB_CHUNKS, BLOBS };
export { CASES, COUNTERS, FACTS, LINKS, MOVES, RESPONSES, TALLIES };
export { CORRECTIONS, ENTRIES, PUBLISHED };
export { CLOCK_STOPS, PROBES };
export { LOGIN_LINKS, LOGIN_SESSIONS, LOGIN_TOKENS, LOGINS };
export { IMPORTS };
export { PARTIES };
export { DELIVERIES, ENDPOINTS, OUTBOX };
export { DELEGATIONS, PEOPLE, PERSON_DUTIES, ROSTERS };
export { CALENDAR_FEEDS, NOTICE_SETTINGS, PERSONAL_NOTICES };
export { AGENCIES, KEYS, NOTICES, TASKS };
export { CATALOGUE, DOCUMENTS };

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
  PLACES,
  PROFILES,
  GAPS,
  OUTBOX,
  FACTS,
  RESPONSES,
  PARTIES,
  MOVES,
  TASKS,
  ENDPOINTS,
  DELIVERIES,
  ENTRIES,
  PUBLISHED,
  CORRECTIONS,
  CLOCK_STOPS,
  BLOBS,
  BLOB_CHUNKS,
  CATALOGUE,
  NOTICE_SETTINGS,
  PERSONAL_NOTICES,
  CALENDAR_FEEDS,
  LOGINS,
  LOGIN_LINKS,
  IMPORTS,
] as const;

/**
 * Every table; cases and links are folded from facts, tallies are summed from the cases, and documents hold what they say in
 * words, so a backup has none of them. A probe says nothing about what a store holds, and sessions end by themselves.
 */
export const TABLES = [
  ...BACKUP_TABLES,
  CASES,
  LINKS,
  TALLIES,
  PROBES,
  LOGIN_SESSIONS,
  LOGIN_TOKENS,
  DOCUMENTS,
] as const;
