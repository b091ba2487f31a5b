import { useDates } from '../words/date-words.tsx';
import { weekdayOf } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { holidaySpans, type Span } from './festivals.ts';
import type { CalendarYear } from './law-reads.ts';
import type { readCalendar } from './law-reads.ts';

type About = Awaited<ReturnType<NonNullable<ReturnType<typeof readCalendar>['queryFn']>>>;

const SpanRow = ({ span }: { readonly span: Span }) => {
  const { words } = useWords();
  const { calendar } = words.law;
  const names = span.festivals.map((one) => calendar.names[one]);
  return (
    <tr data-open={span.isOpen}>
      <th scope="row">{names.length === 0 ? calendar.names.other : names.join(' ')}</th>
      <td>{calendar.span(span.from.slice(5), span.to.slice(5))}</td>
    </tr>
  );
};

const Notice = ({ year }: { readonly year: CalendarYear }) => {
  const { words, language } = useWords();
  const { calendar } = words.law;
  const spans = holidaySpans(year.days);
  const worked = year.days
    .filter(({ reason }) => reason === 'make-up-day')
    .map(({ date }) => `${date.slice(5)} ${weekdayOf(date, language)}`);
  return (
    <section>
      <h2>
        {calendar.notice(year.year)}
        <span className={year.notice === null ? 'mark-amber' : 'mark-plain'}>
          {year.notice === null ? `⚠ ${calendar.missing}` : `✓ ${calendar.loaded}`}
        </span>
      </h2>
      {year.notice !== null && (
        <p className="quiet">
          {[
            year.notice,
            ...(year.amendedBy.length > 0 ? [calendar.amended(year.amendedBy.join('、'))] : []),
            ...(year.granted > 0 ? [calendar.granted(year.granted)] : []),
          ].join('·')}
        </p>
      )}
      <table className="figure-list spans">
        <tbody>
          {spans.map((span) => (
            <SpanRow key={span.from} span={span} />
          ))}
        </tbody>
      </table>
      {worked.length > 0 && <p className="made-up">{calendar.made(worked.join(language === 'zh' ? '、' : ', '))}</p>}
    </section>
  );
};

/** The notice of the year, and what is not settled yet. */
export const CalendarNotes = ({ about, year }: { readonly about: About; readonly year: CalendarYear }) => {
  const { words } = useWords();
  const dates = useDates();
  const { calendar } = words.law;
  return (
    <>
      <Notice year={year} />
      {year.openDays > 0 && (
        <section className="note">
          <h2 className="amber-title">⚠ {calendar.missingTitle(about.missingYear)}</h2>
          <p>{calendar.missingText(dates.day(about.openFrom, true))}</p>
          <p className="quiet">{calendar.missingHow}</p>
        </section>
      )}
    </>
  );
};

/** The local days off that are counted, and which calendar this is. */
export const LocalDays = ({ about }: { readonly about: About }) => {
  const { words } = useWords();
  const { calendar } = words.law;
  return (
    <section>
      <h2>{calendar.local}</h2>
      {about.overlays.length === 0 ? (
        <p className="quiet">{calendar.localNone}</p>
      ) : (
        <dl className="overlays">
          {about.overlays.map(({ region, audience, source }) => (
            <div key={region}>
              <dt>{region}</dt>
              <dd>
                {calendar.localFor} {audience} <span className="quiet">{source}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="quiet">
        {calendar.version(about.version)}·{calendar.range(about.from, about.through)}
      </p>
    </section>
  );
};
