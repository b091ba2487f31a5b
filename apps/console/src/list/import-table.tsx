import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, answerOf, type Answered } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';

type Import = Answered<Awaited<ReturnType<typeof api.imports.$get>>>['imports'][number];
type Links = Answered<Awaited<ReturnType<(typeof api.imports)[':id']['invitations']['$post']>>>['invitations'];

const LinkTable = ({ links }: { readonly links: Links }) => {
  const { words } = useWords();
  const { imports } = words.list;
  const dates = useDates();
  const [copied, setCopied] = useState<string | null>(null);
  if (links.length === 0) return <p>{imports.noLinks}</p>;
  return (
    <section aria-label={imports.linksTitle}>
      <h3>{imports.linksTitle}</h3>
      <p className="note">{imports.linksMore}</p>
      <div className="scroll-box">
        <table className="rows-table">
          <thead>
            <tr>
              {[imports.person, imports.link, imports.until, ''].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {links.map(({ person, name, link, expiresAt }) => (
              <tr key={person}>
                <td>{name}</td>
                <td>
                  <code className="import-link">{link}</code>
                </td>
                <td>{dates.minute(expiresAt)}</td>
                <td>
                  <button
                    type="button"
                    className="quiet-button"
                    onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(person))}
                  >
                    {copied === person ? imports.copied : imports.copy}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

const Failed = ({ one: { failed } }: { readonly one: Import }) => {
  const { words } = useWords();
  const { imports } = words.list;
  if (failed.length === 0) return null;
  return (
    <details>
      <summary>{imports.failed(failed.length)}</summary>
      <ul>
        {failed.map(({ row, code }) => (
          <li key={`${row} ${code}`}>
            {imports.row} {row}: <code>{code}</code>
          </li>
        ))}
      </ul>
    </details>
  );
};

const Line = ({ one, onLinks }: { readonly one: Import; readonly onLinks: (links: Links) => void }) => {
  const { words } = useWords();
  const { imports } = words.list;
  const dates = useDates();
  const client = useQueryClient();
  const { id, kind, state, rows, done, madeBy, madeAt } = one;
  const goOn = useMutation({
    mutationFn: () => answerOf(api.imports[':id'].commit.$post({ param: { id } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
  const invite = useMutation({
    mutationFn: () => answerOf(api.imports[':id'].invitations.$post({ param: { id } })),
    onSuccess: ({ invitations }) => onLinks(invitations),
  });
  return (
    <tr>
      <td>{imports.kinds[kind]}</td>
      <td>{dates.minute(madeAt)}</td>
      <td>{madeBy}</td>
      <td>
        {imports.states[state]}
        {state !== 'ready' && (
          <>
            <progress max={rows} value={done} aria-label={imports.progress(done, rows)} />
            <span className="quiet">{imports.progress(done, rows)}</span>
          </>
        )}
        <Failed one={one} />
        <ProblemNote error={goOn.error ?? invite.error} />
      </td>
      <td className="import-act">
        {(state === 'ready' || state === 'interrupted') && (
          <button type="button" className="quiet-button" aria-busy={goOn.isPending} onClick={() => goOn.mutate()}>
            {state === 'ready' ? imports.commit(rows) : imports.goOn}
          </button>
        )}
        {state === 'done' && kind === 'people' && (
          <button type="button" className="quiet-button" aria-busy={invite.isPending} onClick={() => invite.mutate()}>
            {imports.links}
          </button>
        )}
      </td>
    </tr>
  );
};

/** Earlier imports with how far they have got, and the links of the people in them. */
export const ImportTable = ({ imports: all }: { readonly imports: readonly Import[] }) => {
  const { words } = useWords();
  const { imports } = words.list;
  const [links, setLinks] = useState<Links | null>(null);
  if (all.length === 0) return <p className="quiet">{imports.none}</p>;
  return (
    <>
      {links !== null && <LinkTable links={links} />}
      <div className="scroll-box">
        <table className="rows-table">
          <thead>
            <tr>
              {[imports.kind, imports.at, imports.by, imports.state, ''].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <Line key={one.id} one={one} onLinks={setLinks} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
