import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { readMe } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { PageTabs } from '../frame/page-tabs.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { WideBox } from '../parts/wide-box.tsx';
import { useDates } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { agencyOf, AgencyChoice } from './agency-choice.tsx';
import { Act } from './form-parts.tsx';
import { NewPerson } from './new-person.tsx';
import { PersonPanel } from './person-panel.tsx';
import { type ListedPerson, peoplePage, readDelegations, readDuties } from './staff-reads.ts';

const usePeople = (agency: string | null) => {
  const { data: me } = useSuspenseQuery(readMe);
  const isAdministrator = me.administrator !== null;
  return useInfiniteQuery({
    queryKey: ['people', 'list', agency],
    queryFn: ({ pageParam }) => peoplePage(agency, pageParam, isAdministrator),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
};

/** Who acts in the place of a person today, and for whom the person acts. */
const useCover = () => {
  const { words } = useWords();
  const dates = useDates();
  const { data: all = [] } = useQuery(readDelegations);
  const today = dayAt(serverNow());
  const inForce = all.filter(
    ({ revokedAt, fromDay, toDay }) => revokedAt === null && fromDay <= today && toDay >= today,
  );
  return (id: string, nameOf: (id: string) => string): readonly string[] => [
    ...inForce
      .filter(({ from }) => from === id)
      .map(({ to, toDay }) => words.staff.people.coveredBy(nameOf(to), dates.day(toDay))),
    ...inForce
      .filter(({ to }) => to === id)
      .map(({ from, toDay }) => words.staff.people.covers(nameOf(from), dates.day(toDay))),
  ];
};

const Row = ({
  person,
  duties,
  cover,
  isChosen,
}: {
  readonly person: ListedPerson;
  readonly duties: string;
  readonly cover: readonly string[];
  readonly isChosen: boolean;
}) => {
  const { words } = useWords();
  const { data: me } = useSuspenseQuery(readMe);
  const search = useSearch({ from: '/people' });
  const { id, name, unit, phone, disabledAt } = person;
  const isAdministrator = me.administrator !== null;
  return (
    <tr data-chosen={isChosen} data-off={disabledAt !== null}>
      <th scope="row">
        {isAdministrator || me.person === id ? (
          <Link to="/people" search={{ ...search, person: id }}>
            {name}
          </Link>
        ) : (
          name
        )}
        <span className="quiet"> {id}</span>
      </th>
      <td>{unit}</td>
      {isAdministrator && <td>{duties}</td>}
      <td>{cover.join(words.staff.between)}</td>
      {isAdministrator && <td>{phone}</td>}
      <td>{disabledAt === null ? words.staff.people.active : words.staff.people.disabled}</td>
    </tr>
  );
};

const PeopleTable = ({
  people,
  chosen,
}: {
  readonly people: readonly ListedPerson[];
  readonly chosen: string | undefined;
}) => {
  const { words, text } = useWords();
  const { data: names = [] } = useQuery(readDuties);
  const cover = useCover();
  const today = dayAt(serverNow());
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
  const label = new Map(names.map((one) => [one.id, text(one.label)]));
  const dutiesOf = ({ administrator, duties = [] }: ListedPerson): string => {
    if (administrator !== null) return words.staff.people.offices[administrator];
    const held = duties.filter(({ firstDay, lastDay }) => firstDay <= today && (lastDay === null || lastDay >= today));
    return held.map(({ duty }) => label.get(duty) ?? duty).join(words.staff.between);
  };
  const { data: me } = useSuspenseQuery(readMe);
  const { name, unit, duties, cover: covered, phone, state } = words.staff.people.columns;
  // Others do not see duties and telephones, which the roster has.
  const columns =
    me.administrator === null ? [name, unit, covered, state] : [name, unit, duties, covered, phone, state];
  return (
    <WideBox label={words.staff.people.title}>
      <table className="ledger people-table">
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row
              key={person.id}
              person={person}
              duties={dutiesOf(person)}
              cover={cover(person.id, nameOf)}
              isChosen={person.id === chosen}
            />
          ))}
        </tbody>
      </table>
    </WideBox>
  );
};

/** People by agency with their duties; beside it one person, whose duties and ways of signing in are seen to. */
export const PeoplePage = () => {
  const { words } = useWords();
  const { data: me } = useSuspenseQuery(readMe);
  const search = useSearch({ from: '/people' });
  const navigate = useNavigate();
  const [isAdding, setAdding] = useState(false);
  const agency = agencyOf(search.agency, me.agency);
  const found = usePeople(agency);
  const people = found.data?.pages.flatMap((page) => page.people) ?? [];
  const why = me.administrator === 'system' ? null : words.staff.onlySystem;
  return (
    <>
      <PageTabs area="/people" />
      <div className="page-head">
        <h1>{words.staff.people.title}</h1>
        <span className="quiet">{found.isSuccess && words.staff.people.count(people.length, found.hasNextPage)}</span>
        <span className="page-head-end">
          <label className="inline-field">
            <span>{words.staff.agency_}</span>
            <AgencyChoice
              value={agency}
              every={words.staff.allAgencies}
              onChange={(id) => void navigate({ to: '/people', search: id === null ? {} : { agency: id } })}
            />
          </label>
          <Act label={words.staff.people.add} why={why} onAct={() => setAdding(true)} />
        </span>
      </div>
      <ReadFailed of={found} />
      {isAdding && <NewPerson agency={agency} onClose={() => setAdding(false)} />}
      <div className="split" data-open={search.person !== undefined}>
        <div>
          {found.isLoadingError ? null : found.isSuccess && people.length === 0 ? (
            <section className="plain-page">
              <h2>{words.staff.people.none}</h2>
              <p>{words.staff.people.noneMore}</p>
            </section>
          ) : (
            <PeopleTable people={people} chosen={search.person} />
          )}
          {found.hasNextPage && (
            <p className="queue-foot">
              <button type="button" className="link" onClick={() => void found.fetchNextPage()}>
                {words.staff.people.more}
              </button>
            </p>
          )}
        </div>
        {search.person === undefined ? (
          found.isSuccess && (
            <aside>
              <p className="quiet">{words.staff.people.pick}</p>
            </aside>
          )
        ) : (
          <PersonPanel key={search.person} id={search.person} />
        )}
      </div>
    </>
  );
};
