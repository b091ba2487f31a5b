import { useQuery } from '@tanstack/react-query';
import { readMe } from '../data/reads.ts';

/** Whether the person holds one of some duties today in an agency, by its identifier; null is that of the person. */
export const useHolds = (duties: readonly string[]): ((agency: string | null) => boolean) => {
  const { data: me } = useQuery(readMe);
  return (agency) => {
    const where = agency ?? me?.agency ?? null;
    return (
      me?.duties.some((one) => duties.includes(one.duty) && (one.agency === null || one.agency === where)) === true
    );
  };
};
