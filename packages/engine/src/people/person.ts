import type { Instant } from '@gongkai/calendar';

/** A name of a person: a number of staff or a name of login, never one of an identity card. */
export const PERSON = /^[a-z0-9][a-z0-9._@-]{0,99}$/;

/** Whose cases a person reaches, from the narrowest to the widest. */
export const REACHES = ['own-unit', 'own-agency', 'below', 'all'] as const;

/** One of {@link REACHES}; `below` is the own agency and every agency below it. */
export type Reach = (typeof REACHES)[number];

/** The three offices of administrators; each excludes the others and every duty. */
export const OFFICES = ['system', 'security', 'audit'] as const;

/** One of {@link OFFICES}. */
export type Office = (typeof OFFICES)[number];

/** A person of an office. Days are civil days of Asia/Shanghai. */
export interface Person {
  /** In the form {@link PERSON}; it is never given to another person. */
  readonly id: string;
  readonly name: string;
  /** The unit inside the agency, such as 法规处. */
  readonly unit: string | null;
  /** The agency to which the person belongs; null only with the reach `all`. */
  readonly agency: string | null;
  readonly phone: string | null;
  readonly mail: string | null;
  readonly reach: Reach;
  /** Null for everyone who is not an administrator. */
  readonly administrator: Office | null;
  readonly createdAt: Instant;
  /** From then on the person, and each of their keys, gives no right. */
  readonly disabledAt: Instant | null;
}

/** What is stated of a new person. */
export type NewPerson = Pick<Person, 'id' | 'name' | 'unit' | 'agency' | 'reach'> &
  Partial<Pick<Person, 'phone' | 'mail' | 'administrator'>>;

/** What may be changed of a person. */
export type PersonChange = Partial<Omit<Person, 'id' | 'createdAt' | 'disabledAt'>>;

/** A duty of a person in one agency, with its first and its last day; rows are ended, never deleted. */
export interface HeldDuty {
  readonly id: string;
  readonly person: string;
  readonly agency: string;
  readonly duty: string;
  readonly firstDay: string;
  /** Null as long as no end is set. */
  readonly lastDay: string | null;
  readonly grantedBy: string;
  readonly grantedAt: Instant;
  readonly endedBy: string | null;
  readonly endedAt: Instant | null;
}

/** Some duties of one person, held by another one for some days. It covers what `from` holds on the day, and no more. */
export interface Delegation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly duties: readonly string[];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
  readonly revokedAt: Instant | null;
  readonly revokedBy: string | null;
}

/** A line of a roster: who leads and who is on duty in a shift of a day. */
export interface RosterRow {
  readonly day: string;
  readonly shift: string;
  readonly leader: string;
  readonly officer: string;
  readonly phone: string;
}

/** The roster of an agency for a month, `2026-03`. Each change is a further version; none is replaced. */
export interface Roster {
  readonly agency: string;
  readonly month: string;
  /** 1 for the first version of this roster. */
  readonly version: number;
  readonly rows: readonly RosterRow[];
  readonly by: string;
  readonly at: Instant;
}
