import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { readMe } from '../data/reads.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { AskFirst } from './ask-first.tsx';
import { Act } from './form-parts.tsx';
import { Once, wholeAddress } from './once.tsx';
import type { ListedPerson } from './staff-reads.ts';

const ACTS = ['link', 'endSessions', 'removeFactor', 'disable'] as const;
type ActName = (typeof ACTS)[number];

const send = async (act: Exclude<ActName, 'link'>, id: string): Promise<number | null> => {
  const param = { id };
  if (act === 'endSessions') return (await answerOf(api.people[':id'].sessions.$delete({ param }))).ended;
  if (act === 'removeFactor') await answerOf(api.people[':id']['second-factor'].$delete({ param }));
  else await answerOf(api.people[':id'].$patch({ param, json: { disabled: true } }));
  return null;
};

/** How a person signs in: a one-time link, the end of sessions, a lost second factor; and the end of it all. */
export const PersonSignIn = ({ person, isSelf }: { readonly person: ListedPerson; readonly isSelf: boolean }) => {
  const { words } = useWords();
  const dates = useDates();
  const client = useQueryClient();
  const { data: me } = useSuspenseQuery(readMe);
  const [asked, setAsked] = useState<Exclude<ActName, 'link'> | null>(null);
  const { id, name } = person;
  const link = useMutation({ mutationFn: () => answerOf(api.invitations.$post({ json: { person: id } })) });
  const act = useMutation({
    mutationFn: async (which: Exclude<ActName, 'link'>) => ({ which, count: await send(which, id) }),
    onSuccess: async () => {
      setAsked(null);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['people'] }),
        client.invalidateQueries({ queryKey: ['person', id] }),
      ]);
    },
  });
  const { people } = words.staff;
  const why =
    me.administrator !== 'system'
      ? words.staff.onlySystem
      : isSelf
        ? people.notSelf
        : person.disabledAt === null
          ? null
          : people.isDisabled;
  const more = {
    link: people.linkMore,
    endSessions: people.endSessionsMore,
    removeFactor: people.removeFactorMore,
    disable: people.disableMore,
  };
  const said = act.data;
  return (
    <section className="section">
      <h2>{people.accountTitle}</h2>
      <ul className="acts-list">
        {ACTS.map((one) => (
          <li key={one}>
            <Act label={people[one]} why={why} onAct={() => (one === 'link' ? link.mutate() : setAsked(one))} />
            <span className="quiet">{why ?? more[one]}</span>
          </li>
        ))}
      </ul>
      <p role="status">
        {said?.which === 'endSessions' && people.sessionsEnded(said.count ?? 0)}
        {said?.which === 'removeFactor' && people.factorRemoved}
      </p>
      <ProblemNote error={link.error} />
      {link.data !== undefined && (
        <>
          <h3>{people.linkTitle(name)}</h3>
          <Once
            value={wholeAddress(link.data.link)}
            notes={[people.linkOnce, people.linkUntil(dates.minute(link.data.expiresAt))]}
          />
        </>
      )}
      {asked !== null && (
        <AskFirst
          title={asked === 'disable' ? people.disableTitle(name) : people[asked]}
          act={people[asked]}
          isPending={act.isPending}
          onAct={() => act.mutate(asked)}
          onClose={() => {
            setAsked(null);
            act.reset();
          }}
        >
          <p>{more[asked]}</p>
          <ProblemNote error={act.error} />
        </AskFirst>
      )}
    </section>
  );
};
