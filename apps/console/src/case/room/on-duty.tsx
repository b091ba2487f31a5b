import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, answerOf } from '../../data/api.ts';
import { useWords } from '../../words/language.ts';

const readRosterOf = (agency: string, month: string) =>
  queryOptions({
    queryKey: ['roster', month, agency],
    queryFn: () => answerOf(api.rosters[':month'].$get({ param: { month }, query: { agency } })),
    staleTime: 600_000,
    retry: false,
  });

/** Who is on duty today in an agency, with their telephone. */
export const OnDuty = ({ agency, day }: { readonly agency: string; readonly day: string }) => {
  const { words } = useWords();
  const { data } = useQuery(readRosterOf(agency, day.slice(0, 7)));
  const rows = data?.rows.filter((row) => row.day === day) ?? [];
  return (
    <section className="ruled">
      <h2>{words.case.room.duty}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{words.frame.nobodyOnDuty}</p>
      ) : (
        <ul className="duty-list">
          {rows.map(({ shift, leader, officer, phone }) => (
            <li key={`${shift} ${officer}`}>
              <span className="quiet">{shift}</span>
              <span>
                <strong>{officer}</strong> <span className="quiet">{words.case.room.leader(leader)}</span>
              </span>
              <a href={`tel:${phone}`}>{phone}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
