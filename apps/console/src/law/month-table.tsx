import { useWords } from '../words/language.ts';
import type { CalendarDay } from './law-reads.ts';

// Monday first.
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const weeksOf = (days: readonly CalendarDay[]): readonly (readonly (CalendarDay | null)[])[] => {
  const [first] = days;
  if (first === undefined) return [];
  const cells: (CalendarDay | null)[] = [...Array.from({ length: weekdayOf(first.date) }, () => null), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null),
  );
};

const OFF = new Set(['holiday', 'local-holiday']);
const ON = new Set(['make-up-day', 'local-working-day']);

const DayCell = ({ day, today }: { readonly day: CalendarDay; readonly today: string }) => {
  const { words, text } = useWords();
  const { off, on, legend } = words.law.calendar;
  const mark = OFF.has(day.reason) ? off : ON.has(day.reason) ? on : '';
  const why = [text(day.label), day.overlay, day.notice, day.open ? legend.open : null];
  return (
    <span
      className="cal-day"
      data-reason={day.reason}
      data-open={day.open}
      data-today={day.date === today}
      title={why.filter((one) => one !== null).join('·')}
    >
      {Number(day.date.slice(8))}
      {mark !== '' && <small>{mark}</small>}
    </span>
  );
};

/** A month with its days: off, worked in place of others, provisional. */
export const MonthTable = ({
  month,
  days,
  today,
}: {
  readonly month: number;
  readonly days: readonly CalendarDay[];
  readonly today: string;
}) => {
  const { words } = useWords();
  const { calendar } = words.law;
  return (
    <table className="cal-month">
      <caption>
        <strong>{calendar.month(month)}</strong>
        <span>{calendar.workingDays(days.filter(({ works }) => works).length)}</span>
      </caption>
      <thead>
        <tr>
          {calendar.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, index) => (
          <tr key={week.find((day) => day !== null)?.date ?? index}>
            {week.map((day, at) => (
              <td key={day?.date ?? `none ${at}`}>{day !== null && <DayCell day={day} today={today} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
