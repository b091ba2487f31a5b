import type { Instant } from '@gongkai/calendar';
import type { Delegation, HeldDuty, Person, PersonChange, Roster } from '../people/person.ts';
import type { Scope } from './scope.ts';

/** A person with what they may act as on a day: own duties, and those that others delegated to them. */
export interface Standing {
  readonly person: Person;
  /** By agency and duty. */
  readonly own: readonly Pick<HeldDuty, 'agency' | 'duty'>[];
  /** By the other person, agency and duty; only what the other person holds on that day. */
  readonly inPlaceOf: readonly { readonly person: string; readonly agency: string; readonly duty: string }[];
}

/**
 * People, duties, delegations and rosters as they are stored. A write checks the rules in its own transaction, so that of
 * two at once the second one sees the first.
 */
export interface PeopleStore {
  find(id: string): Promise<Person | null>;
  /** People by identifier, after `after`. */
  list(query: { readonly scope: Scope; readonly after: string; readonly limit: number }): Promise<readonly Person[]>;
  /** Names of people, and of keys, by identifier. */
  names(ids: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** @throws PersonRefusedError; so do all writes. */
  add(person: Person, today: string, by: string, duties?: readonly HeldDuty[]): Promise<void>;
  change(id: string, change: PersonChange, today: string, by: string): Promise<Person>;
  /** Whether the person was there and not disabled before. */
  disable(id: string, at: Instant, by: string): Promise<boolean>;
  /** Every duty that was ever granted to a person, by its first day. */
  duties(person: string): Promise<readonly HeldDuty[]>;
  grant(duty: HeldDuty): Promise<void>;
  /** Sets the last day of a duty that holds on that day or later. */
  end(
    duty: Pick<HeldDuty, 'person' | 'agency' | 'duty'>,
    end: { readonly lastDay: string; readonly by: string; readonly at: Instant },
  ): Promise<HeldDuty>;
  delegate(delegation: Delegation): Promise<void>;
  /** The newest first. */
  delegations(person: string | null, limit: number): Promise<readonly Delegation[]>;
  findDelegation(id: string): Promise<Delegation | null>;
  revoke(id: string, at: Instant, by: string): Promise<boolean>;
  roster(agency: string, month: string): Promise<Roster | null>;
  /** False where another version came first. */
  putRoster(roster: Roster): Promise<boolean>;
  /** On a day, or today by the clock of the store; null for an unknown person. A disabled person holds nothing. */
  standing(person: string, day: string | null): Promise<Standing | null>;
  /** Whether an agency is within a scope now. */
  reaches(scope: Scope, agency: string): Promise<boolean>;
}
