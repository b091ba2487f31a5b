import type { CivilDate } from '@gongkai/calendar';
import type { Place, Store } from '../store/store.ts';
import { numberGaps, type SeriesGaps } from './number-gaps.ts';
import { agenciesOn, type AgencyOn } from './places.ts';

/** Agencies as they were on each day, and the gaps in their numbers. */
export interface AgencyDays {
  /** The agencies that have begun by a day, today by default; those that had ended by then say so. */
  on(day?: CivilDate): Promise<readonly AgencyOn[]>;
  /** Every place of an agency, in the order in which they were put. */
  places(agency: string): Promise<readonly Place[]>;
  gaps(agency: string): Promise<readonly SeriesGaps[]>;
}

/** The agencies of a store. */
export const agencyDaysOf = (store: Pick<Store, 'records'>): AgencyDays => ({
  on: async (day) => {
    const tree = await store.records.tree();
    return agenciesOn(tree, day ?? tree.today);
  },
  places: async (agency) => (await store.records.tree()).places.filter((one) => one.agency === agency),
  gaps: (agency) => numberGaps(store, agency),
});
