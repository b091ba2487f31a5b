import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readMe, readRoster } from '../data/reads.ts';
import { urgencyOf } from '../parts/due.tsx';
import { useDates, useServerSecond } from '../words/date-words.tsx';
import { dayAt, secondAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import type { Row } from './use-desk-rows.ts';

const Nearest = ({ row }: { readonly row: Row }) => {
  const { words } = useWords();
  const dates = useDates();
  const { number, id, dueOn, left, holder } = row;
  if (dueOn.statutory === null) return null;
  const { due } = dueOn.statutory;
  const days = left !== null && 'workingDays' in left ? left.workingDays : null;
  return (
    <>
      <p>
        {words.desk.nearest}
        <Link to="/cases/$id" params={{ id }} className="case-number">
          {number}
        </Link>{' '}
        <strong>{dates.day(due.on)}</strong>
        {days !== null && (
          <span className="nearest-left" data-urgency={urgencyOf(left, days < 0)}>
            {days < 0 ? words.time.overdueBy(-days) : days === 0 ? words.time.dueToday : words.time.left(days)}
          </span>
        )}
      </p>
      {holder !== null && (
        <p>
          {words.frame.holds} {holder.unit} {holder.name ?? holder.person}
        </p>
      )}
    </>
  );
};

const Around = ({ incidents }: { readonly incidents: number }) => {
  const { words } = useWords();
  const now = useServerSecond();
  const day = dayAt(now);
  const { data } = useQuery(readRoster(day.slice(0, 7)));
  const officer = data?.rows.find((one) => one.day === day)?.officer;
  const parts = [
    incidents === 0 ? words.desk.noIncidents : words.frame.running(incidents),
    officer === undefined ? words.frame.nobodyOnDuty : `${words.frame.onDuty} ${officer}`,
    `${words.time.serverTime} ${secondAt(now)}`,
  ];
  return <p className="quiet empty-around">{parts.join('·')}</p>;
};

const INTAKE = 'registrar';

/** Nothing to do: the next date all the same, and what may be done instead. */
export const EmptyDesk = ({
  title,
  nearest,
  incidents,
  isWhole,
}: {
  readonly title: string;
  readonly nearest: Row | undefined;
  readonly incidents: number;
  /** Whether this is the desk itself, and no narrowed list of it. */
  readonly isWhole: boolean;
}) => {
  const { words } = useWords();
  const { data: me } = useQuery(readMe);
  const registers = me?.duties.some(({ duty }) => duty === INTAKE) === true;
  return (
    <section className="empty-desk">
      <h2>{title}</h2>
      {nearest === undefined ? <p>{words.desk.emptyMore}</p> : <Nearest row={nearest} />}
      <p className="empty-acts">
        {nearest !== undefined && (
          <Link to="/" search={{ only: 'all' }} className="quiet-button">
            {words.desk.seeAll}
          </Link>
        )}
        {isWhole && registers && (
          <Link to="/intake" className="main-button">
            {words.desk.register}
          </Link>
        )}
      </p>
      <Around incidents={incidents} />
    </section>
  );
};
