import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { dayAt } from '../words/days.ts';
import { serverNow } from '../data/server-time.ts';
import { useWords } from '../words/language.ts';
import { findFaults } from './faults.ts';
import { readForm, readForms, readPublication, readTable, type TableKey } from './figure-reads.ts';
import type { YearSearch } from './year-search.ts';
import { MissingPart } from './missing-part.tsx';
import { PublicationPart } from './publication-part.tsx';
import { TablePart } from './table-part.tsx';
import { TimelinessPart } from './timeliness-part.tsx';
import { YearHead } from './year-head.tsx';
import { YearTabs } from './year-tabs.tsx';

// Reports of a year are compiled until spring: before the summer its predecessor is the year that is worked on.
const SUMMER = '07';

const presentYear = (): number => {
  const day = dayAt(serverNow());
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) < SUMMER ? year - 1 : year;
};

/** The table that an address names; by default the form that is prescribed for the year. */
const useTableKey = ({ year = presentYear(), format, agency, own }: YearSearch): TableKey => {
  const { forms } = useSuspenseQuery(readForms).data;
  const prescribed = forms.find(({ from }) => year >= from) ?? forms.at(-1);
  const chosen = forms.find(({ id }) => id === format) ?? prescribed;
  return {
    year,
    format: chosen?.id ?? '',
    ...(agency === undefined ? {} : { agency }),
    ...(own === true ? { own } : {}),
  };
};

const Year = ({ tableKey, search }: { readonly tableKey: TableKey; readonly search: YearSearch }) => {
  const { words } = useWords();
  const [{ data: form }, { data: table }] = useSuspenseQueries({
    queries: [readForm(tableKey.format), readTable(tableKey)],
  });
  // What is published is the table with all agencies below; that of one alone has nothing to be compared with.
  const isPublished = table.published && tableKey.own !== true;
  const { data: publication } = useSuspenseQuery(readPublication(tableKey, isPublished));
  const faults = findFaults(form, table);
  const part = search.part ?? form.tables.find(({ id }) => id === 'requests')?.id ?? form.tables[0]?.id ?? '';
  const shown = form.tables.find(({ id }) => id === part);
  const isEmpty = table.cells.every(({ figure }) => figure === null);
  return (
    <>
      <YearHead tableKey={tableKey} form={form} table={table} publication={publication} faults={faults} />
      <YearTabs form={form} table={table} faults={faults} part={part} />
      {isEmpty && (
        <p className="note">
          <strong>{words.figures.emptyYear}</strong> {words.figures.emptyYearMore}
        </p>
      )}
      {shown !== undefined && (
        <TablePart
          key={`${tableKey.format} ${part}`}
          shown={shown}
          {...{ tableKey, form, table, publication, faults }}
          chosen={search.cell}
        />
      )}
      {part === 'missing' && <MissingPart tableKey={tableKey} table={table} />}
      {part === 'publication' && <PublicationPart {...{ tableKey, form, table, publication, faults }} />}
      {part === 'timeliness' && <TimelinessPart tableKey={tableKey} />}
    </>
  );
};

/** The yearly table of the office: the whole form, what is wrong in it, the cases behind each figure, and publishing it. */
export const YearPage = () => {
  const search = useSearch({ from: '/year' });
  return <Year tableKey={useTableKey(search)} search={search} />;
};
