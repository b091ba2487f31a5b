import type { CivilDate, Instant } from '@gongkai/calendar';
import type { AgencyProfile } from '@gongkai/core/agencies';
import type { Agency } from '../figures/figures.ts';

/** The name, level and place of an agency from a day on, until its next place. */
export interface Place {
  /** 1 for the first place of a store; of two from the same day the later number is valid. */
  readonly number: number;
  readonly agency: string;
  readonly from: CivilDate;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
  /** Whether the agency has ended on this day; its cases stay. */
  readonly ended: boolean;
  readonly by: string;
  readonly at: Instant;
}

/** A profile of an agency, valid from a day on, until its next profile. */
export interface StoredProfile {
  readonly number: number;
  readonly agency: string;
  readonly from: CivilDate;
  readonly profile: AgencyProfile;
  readonly by: string;
  readonly at: Instant;
}

/** Numbers of a series that no case has. */
export interface NumberGap {
  readonly agency: string;
  /** As the counter is named. */
  readonly series: string;
  readonly from: number;
  readonly through: number;
  /** `start`: they are before the first number that the profile sets. */
  readonly why: 'start';
  readonly at: Instant;
}

/** Agencies with all of their places, as they are at one moment. */
export interface AgencyTree {
  readonly agencies: readonly Agency[];
  readonly places: readonly Place[];
  /** The day in China by the clock of the store. */
  readonly today: CivilDate;
}

/** Rows of agencies that change, and places that are added. */
export interface TreeChange {
  readonly agencies: readonly Agency[];
  readonly places: readonly Omit<Place, 'number' | 'by' | 'at'>[];
}

/** Agencies day by day, their profiles, and the gaps in their numbers. */
export interface AgencyRecords {
  tree(): Promise<AgencyTree>;
  /** Reads the tree, decides and writes in one transaction; what `decide` throws is thrown, and nothing is written. */
  changeTree(decide: (tree: AgencyTree) => TreeChange, by: string): Promise<void>;
  /** Profiles after `after`, in the order in which they were set. */
  profiles(after: number): Promise<readonly StoredProfile[]>;
  /** Adds a profile that `check` does not refuse in view of all others; returns it. */
  addProfile(
    profile: Pick<StoredProfile, 'agency' | 'from' | 'profile' | 'by'>,
    check: (others: readonly StoredProfile[]) => void,
  ): Promise<StoredProfile>;
  gaps(agency: string): Promise<readonly NumberGap[]>;
  /** The series of an agency with their last numbers, by name. */
  series(agency: string): Promise<readonly { readonly name: string; readonly last: number }[]>;
  /** Numbers of cases of an agency after the case `after`, by the identifiers of the cases. */
  numbers(
    agency: string,
    after: string,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly number: string }[]>;
}
