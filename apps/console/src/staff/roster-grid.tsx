import { useQuery } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { serverNow } from '../data/server-time.ts';
import { dayAt, weekdayOf } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { eveOf, type Shift, weeksOf } from './roster-rows.ts';

// No month has more working days.
const MOST_WORKING_DAYS = '23';

/** What the calendar says of each day of a month; nothing where it does not know the year. */
const useDays = (month: string, agency: string) =>
  useQuery({
    queryKey: ['calendar', 'month', month, agency],
    queryFn: async () => {
      const query = { start: eveOf(month), workingDays: MOST_WORKING_DAYS, agency };
      const { trace } = await answerOf(api.calendar.deadline.$get({ query }));
      return new Map(trace.map((one) => [one.date, one] as const));
    },
    staleTime: 600_000,
    retry: false,
  });

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const Day = ({
  day,
  works,
  label,
  rows,
}: {
  readonly day: string;
  readonly works: boolean;
  readonly label: string | null;
  readonly rows: readonly Shift[];
}) => {
  const { words } = useWords();
  const { roster } = words.staff;
  const mark = works === !isWeekend(day) ? null : works ? roster.works : roster.off;
  return (
    <td data-off={!works} data-today={day === dayAt(serverNow())} title={label ?? undefined}>
      <span className="day-number">
        <time dateTime={day}>{Number(day.slice(8))}</time>
        {mark !== null && <em>{mark}</em>}
      </span>
      {rows.map((row, index) => (
        <span key={`${index} ${row.shift}`} className="shift" title={row.phone}>
          <strong>{row.officer}</strong> <span className="quiet">{row.leader}</span>
        </span>
      ))}
      {rows.length === 0 && <span className="quiet">{roster.none}</span>}
    </td>
  );
};

/** A month in weeks, with who is on duty on each day. */
export const RosterGrid = ({
  month,
  agency,
  rows,
}: {
  readonly month: string;
  readonly agency: string;
  readonly rows: readonly Shift[];
}) => {
  const { language, text } = useWords();
  const { data: days } = useDays(month, agency);
  // Any week will do: only its names are shown.
  const names = ['05', '06', '07', '08', '09', '10', '11'].map((day) => weekdayOf(`2026-01-${day}`, language));
  return (
    <table className="month-grid">
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) => {
              if (day === null) return <td key={`none ${names[index]}`} aria-hidden="true" />;
              const known = days?.get(day);
              return (
                <Day
                  key={day}
                  day={day}
                  works={known?.counted ?? !isWeekend(day)}
                  label={known === undefined ? null : text(known.label)}
                  rows={rows.filter((row) => row.day === day)}
                />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
