import { useQuery } from '@tanstack/react-query';
import { readPeopleOf } from './staff-reads.ts';

/** The name of a person of an agency by their identifier, which records have; otherwise the identifier. */
export const useNameOf = (agency: string | null): ((id: string) => string) => {
  const { data: people = [] } = useQuery(readPeopleOf(agency));
  return (id) => people.find((one) => one.id === id)?.name ?? id;
};
