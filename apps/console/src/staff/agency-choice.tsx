import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words/language.ts';
import { type Agency, readAgencies } from './staff-reads.ts';

// Each agency right after the one above it, set in by its depth.
const ordered = (all: readonly Agency[]): readonly (readonly [Agency, number])[] => {
  const known = new Set(all.map(({ id }) => id));
  const below = Map.groupBy(all, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const from = (parent: string | null, depth: number): readonly (readonly [Agency, number])[] =>
    (below.get(parent) ?? []).flatMap((one) => [[one, depth] as const, ...from(one.id, depth + 1)]);
  return from(null, 0);
};

/** A choice among the agencies of the tree. */
export const AgencyChoice = ({
  value,
  every = null,
  name,
  onChange,
}: {
  readonly value: string | null;
  /** The word for no choice; null where one has to be chosen. */
  readonly every?: string | null;
  readonly name?: string;
  readonly onChange?: (id: string | null) => void;
}) => {
  const { words } = useWords();
  const { data: agencies = [] } = useQuery(readAgencies);
  return (
    <select
      {...(name === undefined ? {} : { name })}
      {...(onChange === undefined ? { defaultValue: value ?? '' } : { value: value ?? '' })}
      onChange={({ target }) => onChange?.(target.value === '' ? null : target.value)}
    >
      {(every !== null || value === null) && <option value="">{every ?? words.staff.agency.choose}</option>}
      {ordered(agencies).map(([{ id, name: shown }, depth]) => (
        <option key={id} value={id}>
          {'　'.repeat(depth)}
          {shown}
        </option>
      ))}
    </select>
  );
};

/** The agency that a page is about: the one of the address, otherwise the reader's own. */
export const agencyOf = (asked: string | undefined, own: string | null | undefined): string | null =>
  asked ?? own ?? null;
