import type { Instant } from '@gongkai/calendar';
import type { Maker, Scope } from '../store/kit.ts';
import type { Acting, Caller } from './caller.ts';
import type { Delegation, HeldDuty, NewPerson, Person, PersonChange, Roster, RosterRow } from './person.ts';

/** A page of people, by identifier. */
export interface PeopleQuery {
  /** Default: people of every agency. */
  readonly scope?: Scope;
  /** Identifier of the last one seen. */
  readonly after?: string;
  /** 1 to 100, default 20. */
  readonly limit?: number;
}

/** A duty to grant; the first day is today by default. */
export interface NewDuty extends Pick<HeldDuty, 'person' | 'agency' | 'duty'> {
  readonly firstDay?: string;
  readonly lastDay?: string | null;
}

/** A duty to end: its last day, today by default; with yesterday it ends at once. */
export interface DutyEnd extends Pick<HeldDuty, 'person' | 'agency' | 'duty'> {
  readonly lastDay?: string;
}

/** A delegation to make. */
export type NewDelegation = Pick<Delegation, 'from' | 'to' | 'duties' | 'firstDay' | 'lastDay' | 'reason'>;

/** People, their duties, delegations and rosters. Writes are acts, with who made them: `by`. */
export interface People {
  /**
   * Adds a person, and duties that they hold, as one act.
   * @throws PersonRefusedError with the rule that forbids it; so do all writes.
   */
  add(person: NewPerson, by?: Maker, duties?: readonly Omit<NewDuty, 'person'>[]): Promise<Person>;
  change(id: string, change: PersonChange, by?: Maker): Promise<Person>;
  /** Whether the person was there and not disabled before. Their keys give nothing from then on. */
  disable(id: string, by?: Maker): Promise<boolean>;
  find(id: string): Promise<Person | null>;
  list(query?: PeopleQuery): Promise<readonly Person[]>;
  /** The names of people and of keys by their identifiers; unknown ones are left out. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Every duty that was ever granted to a person, by its first day. */
  duties(person: string): Promise<readonly HeldDuty[]>;
  grant(duty: NewDuty, by?: Maker): Promise<HeldDuty>;
  end(duty: DutyEnd, by?: Maker): Promise<HeldDuty>;
  delegate(delegation: NewDelegation, by?: Maker): Promise<Delegation>;
  /** Delegations from or to a person, or all, the newest first; at most 500. */
  delegations(person: string | null): Promise<readonly Delegation[]>;
  findDelegation(id: string): Promise<Delegation | null>;
  /** Whether the delegation was there and not revoked before. */
  revoke(id: string, by?: Maker): Promise<boolean>;
  /** The newest version of a roster; null where none was made. */
  roster(agency: string, month: string): Promise<Roster | null>;
  /** Writes version `seen + 1`. */
  putRoster(
    roster: {
      readonly agency: string;
      readonly month: string;
      readonly rows: readonly RosterRow[];
      readonly seen: number;
    },
    by?: Maker,
  ): Promise<Roster>;
  /** What a person may act as on the day of an instant, today by default: own duties by agency, then those of others. */
  actorsOf(person: string, at?: Instant): Promise<readonly Acting[]>;
  /** A person as a caller now, as a session makes one; null for an unknown or disabled person. */
  callerOf(person: string): Promise<Caller | null>;
  /** Whether an agency is within a scope now. */
  reaches(scope: Scope, agency: string): Promise<boolean>;
}
