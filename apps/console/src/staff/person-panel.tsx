import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, answerOf } from '../data/api.ts';
import { readMe } from '../data/reads.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { useWords } from '../words/language.ts';
import { PersonDuties } from './person-duties.tsx';
import { PersonFields, personIn } from './person-fields.tsx';
import { PersonSignIn } from './person-sign-in.tsx';
import { readPerson } from './staff-reads.ts';

type Person = Awaited<ReturnType<NonNullable<ReturnType<typeof readPerson>['queryFn']>>>;

const Change = ({ person, isSelf }: { readonly person: Person; readonly isSelf: boolean }) => {
  const { words } = useWords();
  const client = useQueryClient();
  const { id } = person;
  const change = useMutation({
    mutationFn: (form: FormData) => {
      const { reach, administrator, ...rest } = personIn(form);
      return answerOf(
        api.people[':id'].$patch({ param: { id }, json: isSelf ? rest : { ...rest, reach, administrator } }),
      );
    },
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['people'] }),
        client.invalidateQueries({ queryKey: ['person', id] }),
      ]);
    },
  });
  return (
    <details className="section">
      <summary>{words.staff.people.change}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(new FormData(event.currentTarget));
        }}
      >
        <PersonFields person={person} isSelf={isSelf} error={change.error} />
        <ProblemNote error={change.error} />
        <p className="form-end">
          <span role="status">{change.isSuccess && words.staff.saved}</span>
          <Button htmlType="submit" loading={change.isPending}>
            {words.staff.people.changeSubmit}
          </Button>
        </p>
      </form>
    </details>
  );
};

/** One person: duties by days, the ways of signing in, and what is known of them. */
export const PersonPanel = ({ id }: { readonly id: string }) => {
  const { words } = useWords();
  const search = useSearch({ from: '/people' });
  const { data: me } = useSuspenseQuery(readMe);
  const read = useQuery(readPerson(id));
  const person = read.data;
  const isSelf = me.person === id;
  const { person: _, ...list } = search;
  return (
    <aside aria-label={person?.name ?? id} tabIndex={-1}>
      <p className="back-link">
        <Link to="/people" search={list}>
          {words.staff.people.back}
        </Link>
      </p>
      <ReadFailed of={read} />
      {person !== undefined && (
        <>
          <h2>
            {person.name} <span className="quiet">{person.id}</span>
          </h2>
          <p className="quiet">
            {[
              person.unit,
              person.administrator === null ? null : words.staff.people.offices[person.administrator],
              words.staff.people.reaches[person.reach],
              person.phone,
              person.mail,
            ]
              .filter((one) => one !== null)
              .join('·')}
          </p>
          {person.disabledAt !== null && <p className="may-not">{words.staff.people.isDisabled}</p>}
          <PersonDuties person={person} isSelf={isSelf} />
          <PersonSignIn person={person} isSelf={isSelf} />
          {me.administrator === 'system' && person.disabledAt === null && (
            <Change key={JSON.stringify(person)} person={person} isSelf={isSelf} />
          )}
        </>
      )}
    </aside>
  );
};
