import { useNavigate } from '@tanstack/react-router';
import { Article } from '../parts/article.tsx';
import { useWords } from '../words/language.ts';
import type { Procedure } from './law-reads.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';

type Fact = Procedure['facts'][number];

const Fields = ({ fields }: { readonly fields: Fact['fields'] }) => {
  const { words, text } = useWords();
  const { procedure: own } = words.law;
  if (fields.length === 0) return null;
  return (
    <details>
      <summary>{own.fields(fields.length)}</summary>
      <ul className="fact-fields">
        {fields.map(({ path, label, values, personal }) => (
          <li key={path}>
            {text(label)}
            {personal && <span className="mark-plain">{own.personal}</span>}
            {values !== null && values.length > 0 && (
              <span className="quiet"> {values.map((one) => text(one.label)).join('、')}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
};

const FactRow = ({ fact, procedure }: { readonly fact: Fact; readonly procedure: Procedure }) => {
  const { words, text } = useWords();
  const { procedure: own } = words.law;
  const dutyName = (duty: string): string => {
    const label = procedure.duties[duty];
    return label === undefined ? duty : text(label);
  };
  return (
    <tr>
      <th scope="row">
        {text(fact.label)}
        {procedure.openedBy.includes(fact.type) && <span className="mark-plain">{own.opens}</span>}
        <Fields fields={fact.fields} />
      </th>
      <td>{fact.allowedDuties.map(dutyName).join('、')}</td>
      <td>
        <Article basis={fact.basis} />
      </td>
    </tr>
  );
};

/** Every fact with who may record it and its article; those of the file, common to all procedures, come last. */
export const FactsPart = ({ procedure, find }: { readonly procedure: Procedure; readonly find: string }) => {
  const { words, text, language } = useWords();
  const { procedure: own } = words.law;
  const navigate = useNavigate();
  const wanted = find.trim().toLowerCase();
  const shown = procedure.facts.filter(({ type, label, allowedDuties }) => {
    const duties = allowedDuties.map((duty) => procedure.duties[duty]?.[language] ?? duty);
    return [type, text(label), ...duties].some((one) => one.toLowerCase().includes(wanted));
  });
  const groups = [
    { name: '', facts: shown.filter(({ fileFact }) => !fileFact) },
    { name: own.fileFacts, facts: shown.filter(({ fileFact }) => fileFact) },
  ].filter(({ facts }) => facts.length > 0);
  return (
    <>
      <label className="field law-filter no-print">
        <span>{own.filter}</span>
        <input
          type="search"
          value={find}
          onChange={({ target }) =>
            void navigate({
              to: '/procedures/$id',
              params: { id: procedure.id },
              search: target.value === '' ? { part: 'facts' } : { part: 'facts', find: target.value },
              replace: true,
              resetScroll: false,
            })
          }
        />
      </label>
      {groups.length === 0 && <p>{own.none}</p>}
      {groups.map(({ name, facts }) => (
        <section key={name}>
          {name !== '' && <h2>{name}</h2>}
          <ScrollBox>
            <table className="figure-list law-table">
              <thead>
                <tr>
                  <th scope="col">{own.fact}</th>
                  <th scope="col">{own.whoMay}</th>
                  <th scope="col">{own.article}</th>
                </tr>
              </thead>
              <tbody>
                {facts.map((fact) => (
                  <FactRow key={fact.type} fact={fact} procedure={procedure} />
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </section>
      ))}
    </>
  );
};
