import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readProcedure, readProcedures } from '../data/reads.ts';
import { useWords } from '../words/language.ts';

/** Every procedure with its version; what it consists of is behind its link. */
export const ProceduresPage = () => {
  const { words, text } = useWords();
  const { procedures: own } = words.law;
  const { data } = useSuspenseQuery(readProcedures);
  const found = useSuspenseQueries({ queries: data.procedures.map(({ id }) => readProcedure(id)) });
  return (
    <>
      <h1>{own.title}</h1>
      <p className="quiet">{own.lead}</p>
      <ul className="procedure-list">
        {found.map(({ data: { id, label, version, states, facts, periods } }) => (
          <li key={id}>
            <h2>
              <Link to="/procedures/$id" params={{ id }}>
                {text(label)}
              </Link>
            </h2>
            <span>{own.counts(states.length, facts.length, periods.length)}</span>
            <span className="quiet">{own.version(version)}</span>
          </li>
        ))}
      </ul>
    </>
  );
};
