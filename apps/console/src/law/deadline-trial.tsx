import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { readMe } from '../data/reads.ts';
import { MonthPicture } from '../parts/month-picture.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { without } from '../parts/without.ts';
import { useDates, useServerSecond } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { type Deadline, readDeadline } from './law-reads.ts';
import type { CalendarSearch } from './calendar-search.ts';

// A longer count is a list: years of weeks do not make a picture.
const MOST_DRAWN = 150;

const Sum = ({ found }: { readonly found: Deadline }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const { trial } = words.law.calendar;
  const { start, workingDays, due, provisional, latest, trace } = found;
  const today = dayAt(useServerSecond());
  const count = (...reasons: readonly string[]): number =>
    trace.filter(({ reason }) => reasons.includes(reason)).length;
  const worked = count('make-up-day', 'local-working-day');
  return (
    <>
      <p className="trial-due" data-provisional={provisional}>
        <output>{dates.day(due, true)}</output>{' '}
        <span className="quiet">
          {trial.skipped(count('weekend'), count('holiday', 'local-holiday'))}
          {worked > 0 && trial.makeUp(worked)}
        </span>
      </p>
      {provisional && latest !== null && <p className="amber-word">⚠ {trial.provisional(dates.day(latest, true))}</p>}
      {trace.length > 0 && trace.length <= MOST_DRAWN && (
        <ScrollBox>
          <MonthPicture
            picture={{
              start,
              due,
              count: workingDays,
              extension: 0,
              trace,
              stops: [],
              today,
              until: due,
              isOver: false,
              provisional,
            }}
          />
        </ScrollBox>
      )}
      <details>
        <summary>{trial.sum}</summary>
        <ol className="day-sum" tabIndex={0}>
          {trace.map(({ date, counted, ordinal, label, notice, open }) => (
            <li key={date} data-counted={counted} data-open={open}>
              <span>{dates.day(date, true)}</span>
              <span>{counted && ordinal !== null ? trial.counted(ordinal) : trial.notCounted}</span>
              <span className="quiet">
                {text(label)} {notice}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
};

/** The n-th working day after a day, kept in the address; its sum day by day. */
export const DeadlineTrial = ({ search }: { readonly search: CalendarSearch }) => {
  const { words } = useWords();
  const { trial } = words.law.calendar;
  const navigate = useNavigate();
  const { data: me } = useQuery(readMe);
  const { start = '', days, local = false } = search;
  const agency = local ? (me?.agency ?? undefined) : undefined;
  const isAsked = start !== '' && days !== undefined;
  const found = useQuery({ ...readDeadline(start, days ?? 0, agency), enabled: isAsked });
  const change = (to: (before: CalendarSearch) => CalendarSearch): void =>
    void navigate({ to: '/calendar', search: to, replace: true, resetScroll: false });
  return (
    <section className="trial">
      <h2>{trial.title}</h2>
      <div className="trial-fields">
        <label>
          <span>{trial.start}</span>
          <input
            type="date"
            name="start"
            value={start}
            onChange={({ target }) =>
              change((before) => (target.value === '' ? without(before, 'start') : { ...before, start: target.value }))
            }
          />
        </label>
        <span>{trial.plus}</span>
        <label>
          <span>{trial.days}</span>
          <input
            type="number"
            name="days"
            min={0}
            max={2000}
            value={days ?? ''}
            onChange={({ target }) =>
              change((before) =>
                target.value === '' ? without(before, 'days') : { ...before, days: Number(target.value) },
              )
            }
          />
        </label>
      </div>
      {me?.agency != null && (
        <label className="trial-local">
          <input
            type="checkbox"
            checked={local}
            onChange={({ target }) =>
              change((before) => (target.checked ? { ...before, local: true } : without(before, 'local')))
            }
          />
          {trial.agency}
        </label>
      )}
      {!isAsked && <p className="quiet">{trial.empty}</p>}
      <ProblemNote error={found.error} />
      {isAsked && found.data !== undefined && <Sum found={found.data} />}
    </section>
  );
};
