import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { serverNow } from '../data/server-time.ts';
import { useDates } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { AgencyChoice } from './agency-choice.tsx';
import type { Fault } from './faults.ts';
import { type Form, type Publication, readForms, type TableKey, type YearTable } from './figure-reads.ts';
import { without } from '../parts/without.ts';

const FIRST_YEAR = 2008;

const Choices = ({ tableKey }: { readonly tableKey: TableKey }) => {
  const { words } = useWords();
  const navigate = useNavigate();
  const { forms } = useSuspenseQuery(readForms).data;
  const thisYear = Number(dayAt(serverNow()).slice(0, 4));
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => thisYear - index);
  const prescribed = forms.find(({ from }) => tableKey.year >= from)?.id;
  return (
    <div className="year-choices no-print">
      <label>
        {words.figures.year}
        <select
          value={tableKey.year}
          onChange={({ target }) =>
            void navigate({
              to: '/year',
              search: (before) => ({ ...without(before, 'format', 'cell'), year: Number(target.value) }),
            })
          }
        >
          {years.map((year) => (
            <option key={year}>{year}</option>
          ))}
        </select>
      </label>
      <label>
        {words.figures.form}
        <select
          value={tableKey.format}
          onChange={({ target }) =>
            void navigate({
              to: '/year',
              search: (before) => ({ ...without(before, 'cell', 'part'), format: target.value }),
            })
          }
        >
          {forms.map(({ id, from, prescribedBy }) => (
            <option key={id} value={id} title={prescribedBy}>
              {words.figures.formOf(id, from)}
            </option>
          ))}
        </select>
      </label>
      <AgencyChoice tableKey={tableKey} />
      {prescribed !== undefined && prescribed !== tableKey.format && (
        <span className="amber-word">⚠ {words.figures.notThisYears}</span>
      )}
    </div>
  );
};

const csvOf = ({ format, year, agency, own }: TableKey): string => {
  const query = new URLSearchParams({ bom: 'true' });
  if (agency !== undefined) query.set('agency', agency);
  if (own === true) query.set('own', 'true');
  return `/api/v1/tables/${encodeURIComponent(format)}/${year}/csv?${query.toString()}`;
};

/** Which table this is, its state, and how much is still to be done. */
export const YearHead = ({
  tableKey,
  form,
  table,
  publication,
  faults,
}: {
  readonly tableKey: TableKey;
  readonly form: Form;
  readonly table: YearTable;
  readonly publication: Publication | null;
  readonly faults: readonly Fault[];
}) => {
  const { words } = useWords();
  const dates = useDates();
  const isRunning = tableKey.year >= Number(dayAt(serverNow()).slice(0, 4));
  const status = publication !== null ? 'published' : isRunning ? 'running' : 'open';
  return (
    <header className="year-head">
      <div className="year-title">
        <h1>{words.figures.title(tableKey.year, form.title)}</h1>
        <span className="mark-plain">{words.figures.status[status]}</span>
        <span className="quiet">{form.prescribedBy}</span>
        {publication !== null && (
          <span className="quiet">{words.figures.publishedAt(dates.minute(publication.at))}</span>
        )}
        <span className="year-sum">{words.figures.summary(table.missing.length, faults.length)}</span>
      </div>
      <div className="year-bar">
        <Choices tableKey={tableKey} />
        <a className="quiet-button no-print" href={csvOf(tableKey)} download>
          {words.figures.csv}
        </a>
      </div>
    </header>
  );
};
