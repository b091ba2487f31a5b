import { Link } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import type { Case } from './case-parts.ts';
import { correctEntry, questionEntry, voidEntry } from './correction.ts';

/** What may be done about an entry that is wrong: each opens its form with the number of the entry. */
export const EntryActs = ({ one, seq }: { readonly one: Case; readonly seq: number }) => {
  const { text } = useWords();
  const acts = [correctEntry(seq), voidEntry(seq), questionEntry(seq)].flatMap((search) => {
    const found = one.permitted.find(({ fact, allowed }) => fact === search.fact && allowed);
    return found === undefined ? [] : [{ search, label: found.label }];
  });
  if (acts.length === 0) return null;
  return (
    <p className="entry-acts">
      {acts.map(({ search, label }) => (
        <Link
          key={search.fact}
          to="/cases/$id"
          params={{ id: one.id }}
          search={(before) => ({ ...before, ...search })}
          resetScroll={false}
          activeProps={{}}
        >
          {text(label)}
        </Link>
      ))}
    </p>
  );
};
