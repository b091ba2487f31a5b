import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { WideBox } from '../parts/wide-box.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { agentWords } from './agent-words.ts';

/** Where one is signed in; each of it can be ended but this one, which is ended by signing out. */
export const OwnSessions = () => {
  const { words } = useWords();
  const dates = useDates();
  const client = useQueryClient();
  const read = useQuery({
    queryKey: ['sessions'],
    queryFn: () => answerOf(api.sessions.$get({ query: {} })),
  });
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['sessions'] });
  const endOne = useMutation({
    mutationFn: (id: string) => answerOf(api.sessions[':id'].$delete({ param: { id } })),
    onSuccess: again,
  });
  const endOthers = useMutation({
    mutationFn: () => answerOf(api.sessions.$delete()),
    onSuccess: again,
  });
  const { sessions } = words.account;
  const { agent, address, started, seen, ends } = sessions.columns;
  const all = read.data?.sessions ?? [];
  return (
    <section className="section">
      <h2>{sessions.title}</h2>
      <p className="quiet">{sessions.more}</p>
      <ReadFailed of={read} />
      <ProblemNote error={endOne.error ?? endOthers.error} />
      <WideBox label={sessions.title}>
        <table className="ledger sessions-table">
          <thead>
            <tr>
              {[agent, address, started, seen, ends].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">
                <span className="for-ears">{sessions.end}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <tr key={one.id} data-chosen={one.current}>
                <td className="agent" title={one.agent}>
                  {agentWords(one.agent)}
                </td>
                <td>
                  {one.address === 'local' ? sessions.local : one.address}{' '}
                  <span className="quiet">{sessions.ways[one.way]}</span>
                  {one.factors > 1 && <span className="quiet"> {sessions.two}</span>}
                </td>
                <td>{dates.minute(one.startedAt)}</td>
                <td>{dates.minute(one.seenAt)}</td>
                <td>{dates.minute(one.endsAt)}</td>
                <td>
                  {one.current ? (
                    <strong>{sessions.current}</strong>
                  ) : (
                    <button type="button" className="quiet-button" onClick={() => endOne.mutate(one.id)}>
                      {sessions.end}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideBox>
      <p className="form-end">
        <span role="status">{endOthers.data !== undefined && sessions.ended(endOthers.data.ended)}</span>
        {all.length > 1 && (
          <button type="button" className="quiet-button" onClick={() => endOthers.mutate()}>
            {sessions.endOthers}
          </button>
        )}
      </p>
    </section>
  );
};
