import type { CivilDate } from '@gongkai/calendar';
import type { AnyProcedure, Issue } from '@gongkai/core';
import { type AgencyProfile, type NumberPattern, patternsIn, profileIssues } from '@gongkai/core/agencies';
import type { Store, StoredProfile } from '../store/store.ts';

/** What a profile says of a new case. */
export interface OpeningRules {
  /** How its number is written; null for the usual pattern. */
  readonly pattern: NumberPattern | null;
  /** Settings that the case has unless it is opened with others. */
  readonly settings: object;
}

/** The rules of an agency without a profile. */
export const NO_PROFILE: OpeningRules = { pattern: null, settings: {} };

/** The settings of a new case: its own over those of the profile. */
export const settingsUnder = ({ settings: given }: OpeningRules, own: object): object =>
  Object.keys(given).length === 0 ? own : { ...given, ...own };

/** A profile that was refused: each issue names its place. */
export class ProfileRefusedError extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map(({ path, message }) => `${path}: ${message}`).join('; '));
    this.issues = issues;
  }
}

/** A profile, with the last day before the next one; null where no other follows. */
export interface DatedProfile extends StoredProfile {
  readonly next: CivilDate | null;
}

/** Profiles of agencies. Each is valid from its day until that of the next; of two from the same day, the later one. */
export interface Profiles {
  /** The profile that is valid on a day; null before the first. */
  on(agency: string, day: CivilDate): DatedProfile | null;
  /** Every profile that was ever set for an agency, in the order in which they were. */
  history(agency: string): readonly StoredProfile[];
  /**
   * Sets the profile from a day on; earlier ones stay as they were.
   * @throws ProfileRefusedError where it is not one that the procedures and the other profiles allow.
   */
  set(agency: string, from: CivilDate, profile: AgencyProfile, by: string): Promise<DatedProfile>;
}

/** Profiles as an engine keeps them: those of other nodes are seen after `refresh`. */
export interface OwnedProfiles extends Profiles {
  refresh(): Promise<void>;
  openingRules(agency: string, procedure: string, day: CivilDate | null): OpeningRules;
}

const validOn = (profiles: readonly StoredProfile[], day: CivilDate): StoredProfile | undefined =>
  profiles.reduce<StoredProfile | undefined>(
    (found, one) => (one.from <= day && (found === undefined || one.from >= found.from) ? one : found),
    undefined,
  );

const nextAfter = (profiles: readonly StoredProfile[], { from }: StoredProfile): CivilDate | null =>
  profiles.reduce<CivilDate | null>(
    (found, one) => (one.from > from && (found === null || one.from < found) ? one.from : found),
    null,
  );

/** Reads the profiles of a store. */
export const openProfiles = async (
  store: Pick<Store, 'records'>,
  procedures: ReadonlyMap<string, AnyProcedure>,
): Promise<OwnedProfiles> => {
  const byAgency = new Map<string, readonly StoredProfile[]>();
  let newest = 0;
  const refresh = async (): Promise<void> => {
    for (const one of await store.records.profiles(newest)) {
      // Two refreshes at once read the same profiles.
      if (one.number <= newest) continue;
      byAgency.set(one.agency, [...(byAgency.get(one.agency) ?? []), one]);
      newest = one.number;
    }
  };
  const history = (agency: string): readonly StoredProfile[] => byAgency.get(agency) ?? [];
  const on = (agency: string, day: CivilDate): DatedProfile | null => {
    const valid = validOn(history(agency), day);
    return valid === undefined ? null : { ...valid, next: nextAfter(history(agency), valid) };
  };
  await refresh();
  return {
    refresh,
    history,
    on,
    openingRules: (agency, procedure, day) => {
      const profile = day === null ? undefined : validOn(history(agency), day)?.profile;
      if (profile === undefined) return NO_PROFILE;
      const { numbering = {}, settings = {} } = profile;
      return { pattern: numbering[procedure] ?? null, settings: settings[procedure] ?? {} };
    },
    set: async (agency, from, profile, by) => {
      const added = await store.records.addProfile({ agency, from, profile, by }, (others) => {
        const taken = others.flatMap((one) => patternsIn(one.agency, one.profile));
        const issues = profileIssues(agency, profile, procedures, taken);
        if (issues.length > 0) throw new ProfileRefusedError(issues);
      });
      await refresh();
      return { ...added, next: nextAfter(history(agency), added) };
    },
  };
};
