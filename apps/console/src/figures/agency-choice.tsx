import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { readMe } from '../data/reads.ts';
import { useWords } from '../words/language.ts';
import { type Agency, readAgencies, type TableKey } from './figure-reads.ts';
import { without } from '../parts/without.ts';

/** An agency and all below it, each with its depth. */
const under = (all: readonly Agency[], top: string | null, depth = 0): readonly (readonly [Agency, number])[] =>
  all
    .filter(({ id, parent }) => (depth === 0 && top !== null ? id === top : parent === top))
    .flatMap((one) => [
      [one, depth] as const,
      ...under(
        all.filter(({ id }) => id !== one.id),
        one.id,
        depth + 1,
      ),
    ]);

/** Whose table is shown: that of the person's agency or of one below it, with or without those below. */
export const AgencyChoice = ({ tableKey }: { readonly tableKey: TableKey }) => {
  const { words } = useWords();
  const navigate = useNavigate();
  const { data: me } = useQuery(readMe);
  const { data } = useQuery(readAgencies);
  const choices = under(data?.agencies ?? [], me?.agency ?? null);
  if (choices.length < 2) return null;
  const agency = tableKey.agency ?? me?.agency ?? '';
  const hasBelow = data?.agencies.some(({ parent }) => parent === agency) ?? false;
  return (
    <>
      <label>
        {words.figures.agency}
        <select
          value={agency}
          onChange={({ target }) =>
            void navigate({ to: '/year', search: (before) => ({ ...before, agency: target.value }) })
          }
        >
          {choices.map(([{ id, name }, depth]) => (
            <option key={id} value={id}>
              {'\u3000'.repeat(depth)}
              {name}
            </option>
          ))}
        </select>
      </label>
      {hasBelow && (
        <label>
          <span className="for-ears">{words.figures.withBelow}</span>
          <select
            value={tableKey.own === true ? 'own' : 'below'}
            onChange={({ target }) =>
              void navigate({
                to: '/year',
                search: (before) => (target.value === 'own' ? { ...before, own: true } : without(before, 'own')),
              })
            }
          >
            <option value="below">{words.figures.withBelow}</option>
            <option value="own">{words.figures.ownOnly}</option>
          </select>
        </label>
      )}
    </>
  );
};
