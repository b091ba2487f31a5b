import { useQuery } from '@tanstack/react-query';
import { readDesk, readMe, readProcedures } from '../data/reads.ts';
import { useWords } from '../words/language.ts';

/** A section of the console. */
export interface Section {
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
  readonly label: string;
  readonly exact?: boolean;
  readonly count?: number;
  /** Whether the count is one of running incidents. */
  readonly isAlarm?: boolean;
}

/** The sections that the person sees, in the order of the menu; procedures are those of the server. */
export const useSections = (): readonly Section[] => {
  const { words, text } = useWords();
  const { data: desk } = useQuery({ ...readDesk, enabled: false });
  const { data: me } = useQuery({ ...readMe, enabled: false });
  const { data: all } = useQuery(readProcedures);
  const { frame } = words;
  const supervises = me?.reach.below === true || me?.reach.agency === null;
  return [
    { to: '/', label: frame.desk, exact: true },
    { to: '/intake', label: frame.intake, count: desk?.counts.toAccept ?? 0 },
    ...(all?.procedures ?? []).map(({ id, label }) => ({
      to: '/cases',
      search: { procedure: id, sort: 'due' },
      label: text(label),
    })),
    { to: '/cases', label: frame.register, exact: true },
    { to: '/year', label: frame.figures },
    { to: '/audit', label: frame.audit },
    ...(supervises ? [{ to: '/region', label: frame.supervision }] : []),
    { to: '/calendar', label: frame.calendar },
    { to: '/procedures', label: frame.procedures },
    { to: '/people', label: frame.settings },
  ];
};
