import { useState } from 'react';
import { useWords } from '../words/language.ts';
import { Field, issueAt } from './form-parts.tsx';
import { AUTHORITY } from './profile-in.ts';

const MOST = { name: 100, address: 300, telephone: 50 } as const;
const MOST_AUTHORITIES = 10;

/** The authorities that a remedy names, one row each. */
export const Authorities = ({
  list,
  title,
  given,
  error,
}: {
  readonly list: 'reconsideration' | 'courts';
  readonly title: string;
  readonly given: readonly {
    readonly name: string;
    readonly address?: string | undefined;
    readonly telephone?: string | undefined;
  }[];
  readonly error: unknown;
}) => {
  const { agency } = useWords().words.staff;
  // Rows are named by their first place in the form, so that what was typed stays with its row.
  const [places, setPlaces] = useState<readonly number[]>(given.length === 0 ? [0] : given.map((_, place) => place));
  return (
    <section className="section">
      <h2>{title}</h2>
      {places.map((place, index) => (
        <div key={place} className="fields authority">
          <input type="hidden" name={`${list}.place`} value={place} />
          {AUTHORITY.map((name) => (
            <Field key={name} label={agency.authority[name]} error={issueAt(error, `${list}.${index}.${name}`)}>
              <input
                name={`${list}.${place}.${name}`}
                defaultValue={given[place]?.[name] ?? ''}
                maxLength={MOST[name]}
              />
            </Field>
          ))}
          <button
            type="button"
            className="link"
            aria-label={`${agency.remove} ${title} ${index + 1}`}
            onClick={() => setPlaces(places.filter((one) => one !== place))}
          >
            {agency.remove}
          </button>
        </div>
      ))}
      {places.length < MOST_AUTHORITIES && (
        <button
          type="button"
          className="link"
          onClick={() => setPlaces([...places, Math.max(-1, ...places, given.length - 1) + 1])}
        >
          {agency.addAuthority}
        </button>
      )}
    </section>
  );
};
