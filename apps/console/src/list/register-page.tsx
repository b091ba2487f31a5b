import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { serverNow } from '../data/server-time.ts';
import { PopMenu } from '../parts/pop-menu.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { dayAt, minuteAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { FilterBar } from './filter-bar.tsx';
import { keepColumns, keptColumns } from './kept-views.ts';
import { type Asked, askedBy, changed } from './list-filters.ts';
import { type ListedCase, readAgencyNames, readRegister } from './list-reads.ts';
import { COLUMN_NAMES, type ColumnName, columnsBy } from './register-columns.ts';
import { RegisterTable } from './register-table.tsx';
import { useExport } from './use-export.ts';
import { useLabels } from './use-labels.ts';
import { ViewTabs } from './view-tabs.tsx';

const NO_CASES: readonly ListedCase[] = [];

/** The names of procedures and agencies for all rows, the same object while they are the same. */
const useNames = () => {
  const { procedures, tags } = useLabels();
  const { data } = useQuery(readAgencyNames);
  const { basepath } = useRouter();
  // The lists are new ones each time; what they have in them changes once.
  const state = [...procedures, ...tags].map(({ value }) => value).join();
  return useMemo(
    () => ({
      procedures,
      tags,
      agencies: new Map((data?.agencies ?? []).map(({ id, name }) => [id, name])),
      base: basepath,
    }),
    [state, data, basepath], // oxlint-disable-line react/exhaustive-deps
  );
};

const ColumnChoice = ({
  columns,
  onChange,
}: {
  readonly columns: readonly ColumnName[];
  readonly onChange: (columns: readonly ColumnName[]) => void;
}) => {
  const { words } = useWords();
  return (
    <PopMenu label={words.list.register.columnsOf(columns.length, COLUMN_NAMES.length)}>
      {() => (
        <fieldset className="column-choice">
          <legend>{words.list.register.columnsTitle}</legend>
          {COLUMN_NAMES.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={columns.includes(name)}
                disabled={name === 'number'}
                onChange={({ target }) =>
                  onChange(COLUMN_NAMES.filter((one) => (one === name ? target.checked : columns.includes(one))))
                }
              />{' '}
              {words.list.columns[name]}
            </label>
          ))}
        </fieldset>
      )}
    </PopMenu>
  );
};

const Head = ({ asked, readAt, onAgain }: { asked: Asked; readAt: number; onAgain: () => void }) => {
  const { words } = useWords();
  const { register } = words.list;
  const file = useExport();
  return (
    <>
      <div className="list-head">
        <h1>{register.title}</h1>
        <span className="quiet">
          {readAt > 0 && register.asOf(minuteAt(readAt))}{' '}
          <button type="button" className="link" onClick={onAgain}>
            {register.again}
          </button>
        </span>
        <span className="list-acts">
          <Link to="/imports" className="quiet-button">
            {register.importing}
          </Link>
          <button
            type="button"
            className="main-button"
            aria-busy={file.isPending}
            onClick={() => {
              if (!file.isPending) file.mutate({ asked, name: `${register.title}-${dayAt(serverNow())}.xlsx` });
            }}
          >
            {file.isPending ? register.exporting : register.export}
          </button>
        </span>
      </div>
      <ProblemNote error={file.error} />
    </>
  );
};

/** Every case that the reader may list, by any filter of the API, in a table of any length. */
export const RegisterPage = () => {
  const { words } = useWords();
  const { register } = words.list;
  const search = useSearch({ from: '/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const asked = useMemo(() => askedBy(search), [search]);
  const [columns, setColumns] = useState(() => columnsBy(keptColumns()));
  const read = useInfiniteQuery({ ...readRegister(asked), placeholderData: keepPreviousData });
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = read;
  const rows = useMemo(() => data?.pages.flatMap(({ cases }) => cases) ?? NO_CASES, [data]);
  const names = useNames();
  const go = (change: Readonly<Record<string, string | undefined>>): void => {
    void navigate({ search: changed(search, change) });
  };
  const onMore = useCallback(() => {
    if (!isFetching && error === null) void fetchNextPage();
  }, [isFetching, error, fetchNextPage]);
  const choose = (chosen: readonly ColumnName[]): void => {
    keepColumns(chosen);
    setColumns(chosen);
  };
  const readAt = Date.parse(data?.pages[0]?.serverNow ?? '') || 0;
  return (
    <div className="list-page">
      <Head asked={asked} readAt={readAt} onAgain={() => void refetch()} />
      <ViewTabs asked={asked} search={search} />
      <div className="list-tools">
        <FilterBar asked={asked} onChange={go} />
        <ColumnChoice columns={columns} onChange={choose} />
      </div>
      <ReadFailed of={read} />
      {read.isLoadingError ? null : data !== undefined && rows.length === 0 ? (
        <section className="plain-page">
          <h2>{register.none}</h2>
          <p>{register.noneMore}</p>
        </section>
      ) : (
        <RegisterTable
          // Another question starts at the top again.
          key={JSON.stringify(asked)}
          rows={rows}
          columns={columns}
          names={names}
          sort={asked.sort}
          more={hasNextPage}
          onMore={onMore}
          onSort={(sort) => go({ sort })}
        />
      )}
      <p className="list-foot">
        <strong role="status">
          {data !== undefined && (hasNextPage ? register.some(rows.length) : register.all(rows.length))}
          {isFetching && data !== undefined && hasNextPage && `·${register.reading}`}
        </strong>
        <span className="keys-foot">
          <kbd>j</kbd> <kbd>k</kbd> {words.frame.keyNames.move} <kbd>Enter</kbd> {words.frame.keyNames.open}
        </span>
        <span className="quiet">{register.foot}</span>
      </p>
    </div>
  );
};
