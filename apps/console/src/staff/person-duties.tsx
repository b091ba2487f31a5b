import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { readMe } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useDates } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { AgencyChoice } from './agency-choice.tsx';
import { AskFirst } from './ask-first.tsx';
import { Act, Field, issueAt, typed } from './form-parts.tsx';
import { readAgencies, readDuties, type readPerson } from './staff-reads.ts';

type Person = Awaited<ReturnType<NonNullable<ReturnType<typeof readPerson>['queryFn']>>>;
type Held = Person['duties'][number];

const useRefresh = (id: string) => {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['people'] }),
      client.invalidateQueries({ queryKey: ['person', id] }),
      client.invalidateQueries({ queryKey: ['first-run'] }),
    ]);
};

const Ending = ({
  held,
  name,
  onClose,
}: {
  readonly held: Held;
  readonly name: string;
  readonly onClose: () => void;
}) => {
  const { words } = useWords();
  const refresh = useRefresh(held.person);
  const now = serverNow();
  const end = useMutation({
    mutationFn: (form: FormData) => {
      const { person: id, agency, duty } = held;
      const json = { agency, duty, lastDay: typed(form, 'lastDay') ?? dayAt(now) };
      return answerOf(api.people[':id'].duties.end.$post({ param: { id }, json }));
    },
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const { endOf, endMore, lastDay } = words.staff.people;
  return (
    <AskFirst
      title={endOf(name)}
      act={words.staff.people.end}
      isPending={end.isPending}
      onAct={(form) => end.mutate(form)}
      onClose={onClose}
    >
      <Field label={lastDay} more={endMore} error={issueAt(end.error, 'lastDay')}>
        <input type="date" name="lastDay" defaultValue={dayAt(now)} min={dayAt(now - 86_400_000)} required />
      </Field>
      <ProblemNote error={end.error} />
    </AskFirst>
  );
};

const Grant = ({ person }: { readonly person: Person }) => {
  const { words, text } = useWords();
  const refresh = useRefresh(person.id);
  const { data: duties = [] } = useQuery(readDuties);
  const today = dayAt(serverNow());
  const grant = useMutation({
    mutationFn: (form: FormData) =>
      answerOf(
        api.people[':id'].duties.$post({
          param: { id: person.id },
          json: {
            agency: typed(form, 'agency') ?? '',
            duty: typed(form, 'duty') ?? '',
            firstDay: typed(form, 'firstDay') ?? today,
            lastDay: typed(form, 'lastDay'),
          },
        }),
      ),
    onSuccess: () => refresh(),
  });
  const { duty, firstDay, lastDay, grant: act, grantMore, fields } = words.staff.people;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        grant.mutate(new FormData(event.currentTarget));
      }}
    >
      <div className="fields">
        <Field label={duty} error={issueAt(grant.error, 'duty')}>
          <select name="duty" required>
            {duties.map(({ id, label }) => (
              <option key={id} value={id}>
                {text(label)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={fields.agency} error={issueAt(grant.error, 'agency')}>
          <AgencyChoice name="agency" value={person.agency} />
        </Field>
        <Field label={firstDay} error={issueAt(grant.error, 'firstDay')}>
          <input type="date" name="firstDay" defaultValue={today} required />
        </Field>
        <Field label={lastDay} error={issueAt(grant.error, 'lastDay')}>
          <input type="date" name="lastDay" min={today} />
        </Field>
      </div>
      <ProblemNote error={grant.error} />
      <p className="form-end">
        <span className="quiet">{grantMore}</span>
        <Button htmlType="submit" loading={grant.isPending}>
          {act}
        </Button>
      </p>
    </form>
  );
};

/** The duties of a person with their days; to grant and to end for system administrators. */
export const PersonDuties = ({ person, isSelf }: { readonly person: Person; readonly isSelf: boolean }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const { data: me } = useSuspenseQuery(readMe);
  const { data: names = [] } = useQuery(readDuties);
  const { data: agencies = [] } = useQuery(readAgencies);
  const [ending, setEnding] = useState<Held | null>(null);
  const today = dayAt(serverNow());
  const { people } = words.staff;
  const labelOf = (duty: string): string => {
    const label = names.find(({ id }) => id === duty)?.label;
    return label === undefined ? duty : text(label);
  };
  const stateOf = ({ firstDay, lastDay }: Held): 'notYet' | 'ended' | 'holds' =>
    firstDay > today ? 'notYet' : lastDay !== null && lastDay < today ? 'ended' : 'holds';
  const why = me.administrator === 'system' ? null : words.staff.onlySystem;
  const mayGrant = why === null && !isSelf && person.administrator === null && person.disabledAt === null;
  return (
    <section className="section">
      <h2>{people.dutiesTitle}</h2>
      {person.administrator !== null && <p className="quiet">{people.administratorHolds}</p>}
      {person.duties.length === 0 && person.administrator === null && <p className="quiet">{people.noDuty}</p>}
      <ul className="acts-list">
        {person.duties
          .toSorted((a, b) => (b.lastDay ?? '9').localeCompare(a.lastDay ?? '9'))
          .map((held) => (
            <li key={held.id}>
              <span>
                <strong>{labelOf(held.duty)}</strong>{' '}
                {agencies.find(({ id }) => id === held.agency)?.name ?? held.agency}
              </span>
              {stateOf(held) !== 'ended' && <Act label={people.end} why={why} onAct={() => setEnding(held)} />}
              <span className="quiet">
                {dates.day(held.firstDay, true)} —{' '}
                {held.lastDay === null ? people.openEnd : dates.day(held.lastDay, true)}·{people[stateOf(held)]}
              </span>
            </li>
          ))}
      </ul>
      {mayGrant && <Grant person={person} />}
      {ending !== null && <Ending held={ending} name={labelOf(ending.duty)} onClose={() => setEnding(null)} />}
    </section>
  );
};
