import { useQuery } from '@tanstack/react-query';
import { readMe } from '../data/reads.ts';
import { useWords } from '../words/language.ts';

/** A page inside of a section. */
export interface SubSection {
  readonly to:
    | '/region'
    | '/region/late'
    | '/region/demands'
    | '/people'
    | '/delegations'
    | '/roster'
    | '/agency'
    | '/first-run';
  readonly label: string;
}

/** The section to which the pages belong, by the address of its first one. */
export type Area = '/region' | '/people';

/** The pages inside of a section, in the order of their use. */
export const useSubSections = (area: string): readonly SubSection[] => {
  const { words } = useWords();
  const { data: me } = useQuery({ ...readMe, enabled: false });
  if (area === '/region') {
    return [
      { to: '/region', label: words.region.title },
      { to: '/region/late', label: words.region.late },
      { to: '/region/demands', label: words.region.demands },
    ];
  }
  if (area !== '/people') return [];
  return [
    { to: '/people', label: words.staff.people.title },
    { to: '/delegations', label: words.staff.delegations.title },
    { to: '/roster', label: words.staff.roster.title },
    { to: '/agency', label: words.staff.agency.title },
    ...(me?.administrator === 'system' ? [{ to: '/first-run', label: words.staff.firstRun.title } as const] : []),
  ];
};

/** Whether an address is one of a section; addresses have their base before them or not. */
export const isWithin = (pathname: string, pages: readonly SubSection[]): boolean =>
  pages.some(({ to }) => pathname.replace(/^\/console(?=\/)/, '').startsWith(to));
