import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { readMe } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { CalendarNotes, LocalDays } from './calendar-notes.tsx';
import { DeadlineTrial } from './deadline-trial.tsx';
import { readCalendar, readCalendarYear } from './law-reads.ts';
import { MonthTable } from './month-table.tsx';

const SHOWN_YEARS = 4;

/** The years to choose: those around the present one as links, the earlier ones in a list. */
const Years = ({ year, from, through }: { readonly year: number; readonly from: number; readonly through: number }) => {
  const { words } = useWords();
  const { calendar } = words.law;
  const all = Array.from({ length: through - from + 1 }, (_, index) => from + index);
  const near = all.slice(-SHOWN_YEARS);
  const earlier = all.slice(0, -SHOWN_YEARS).toReversed();
  return (
    <nav className="year-links" aria-label={calendar.years}>
      {!near.includes(year) && (
        <Link to="/calendar" search={(before) => ({ ...before, year })} aria-current="page">
          {year}
        </Link>
      )}
      {near.map((one) => (
        <Link
          key={one}
          to="/calendar"
          search={(before) => ({ ...before, year: one })}
          aria-current={one === year ? 'page' : undefined}
          activeProps={{}}
        >
          {one}
        </Link>
      ))}
      <details className="earlier-years">
        <summary>{calendar.earlier}</summary>
        <div>
          {earlier.map((one) => (
            <Link key={one} to="/calendar" search={(before) => ({ ...before, year: one })} activeProps={{}}>
              {one}
            </Link>
          ))}
        </div>
      </details>
    </nav>
  );
};

const Legend = () => {
  const { words } = useWords();
  const { legend, off, on } = words.law.calendar;
  const kinds = [
    ['holiday', off],
    ['make-up-day', on],
    ['weekend', ''],
    ['open', ''],
    ['today', ''],
  ] as const;
  const names = {
    holiday: legend.holiday,
    'make-up-day': legend.makeUp,
    weekend: legend.weekend,
    open: legend.open,
    today: legend.today,
  };
  return (
    <ul className="day-legend">
      {kinds.map(([kind, mark]) => (
        <li key={kind}>
          <span className="cal-day" data-reason={kind} data-open={kind === 'open'} data-today={kind === 'today'}>
            1{mark !== '' && <small>{mark}</small>}
          </span>
          {names[kind]}
        </li>
      ))}
    </ul>
  );
};

/** The days of a year as the notices set them, and a sum of working days. */
export const CalendarPage = () => {
  const { words } = useWords();
  const search = useSearch({ from: '/calendar' });
  const { data: me } = useQuery(readMe);
  const agency = search.local === true ? (me?.agency ?? undefined) : undefined;
  const { data: about } = useSuspenseQuery(readCalendar(agency));
  const [first, last] = [Number(about.from.slice(0, 4)), Number(about.through.slice(0, 4))];
  const today = dayAt(serverNow());
  const year = Math.min(last, Math.max(first, search.year ?? Number(today.slice(0, 4))));
  const { data: days } = useSuspenseQuery(readCalendarYear(year, agency));
  const { calendar } = words.law;
  return (
    <>
      <header className="calendar-head">
        <h1>{calendar.title}</h1>
        <Years year={year} from={first} through={last} />
        <span className="quiet">
          {calendar.total(days.workingDays)}
          {days.openDays > 0 && <span className="amber-word">{calendar.openDays(days.openDays)}</span>}
        </span>
        <Legend />
      </header>
      <div className="calendar-body">
        <div className="months">
          {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
            <MonthTable
              key={month}
              month={month}
              days={days.days.filter(({ date }) => Number(date.slice(5, 7)) === month)}
              today={today}
            />
          ))}
        </div>
        <aside className="calendar-aside">
          <CalendarNotes about={about} year={days} />
          <DeadlineTrial search={search} />
          <LocalDays about={about} />
        </aside>
      </div>
    </>
  );
};
