import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, answerOf } from '../data/api.ts';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { useNameOf } from './use-name-of.ts';

/** What another person wrote meanwhile, beside which one's own rows stay; both ways on are named. */
export const StaleRoster = ({
  month,
  agency,
  onKeep,
  onDrop,
}: {
  readonly month: string;
  readonly agency: string;
  readonly onKeep: (version: number) => void;
  readonly onDrop: () => void;
}) => {
  const { words } = useWords();
  const dates = useDates();
  const { data: theirs } = useQuery({
    queryKey: ['roster', month, agency, 'newest'],
    queryFn: () => answerOf(api.rosters[':month'].$get({ param: { month }, query: { agency } })),
    staleTime: 0,
  });
  const nameOf = useNameOf(agency);
  const { roster } = words.staff;
  if (theirs === undefined) return null;
  return (
    <div className="note" role="alert">
      <strong>⚠ {roster.staleTitle}</strong>
      <p>{roster.staleMore(theirs.version, theirs.by === null ? '' : nameOf(theirs.by))}</p>
      <ul className="stale-rows">
        {theirs.rows.map((row) => (
          <li key={`${row.day} ${row.shift} ${row.officer}`}>
            {dates.day(row.day)} {row.shift} {row.leader} {row.officer} {row.phone}
          </li>
        ))}
      </ul>
      <p className="form-end">
        <Button onClick={onDrop}>{roster.takeTheirs}</Button>
        <Button type="primary" onClick={() => onKeep(theirs.version)}>
          {roster.keepMine}
        </Button>
      </p>
    </div>
  );
};
