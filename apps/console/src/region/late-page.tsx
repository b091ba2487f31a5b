import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { readMe } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { PageTabs } from '../frame/page-tabs.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { DemandDock } from './demand-dock.tsx';
import { LateTable } from './late-table.tsx';
import { type CasesBelow, casesPage, readOverview, readThirdDay } from './region-reads.ts';
import { LATE_FILTERS } from './region-search.ts';

const useLateCases = () => {
  const { agency, only } = useSearch({ from: '/region/late' });
  const { data: me } = useSuspenseQuery(readMe);
  const today = dayAt(serverNow());
  const { data: third } = useSuspenseQuery(readThirdDay(today, me.reach.agency));
  const query: CasesBelow = {
    sort: 'due',
    limit: '100',
    dueTo: third,
    ...(agency === undefined ? {} : { agency }),
    ...(only === 'over' ? { late: 'true' } : {}),
    ...(only === 'soon' ? { late: 'false' } : {}),
  };
  return useInfiniteQuery({
    queryKey: ['region', 'late', agency ?? null, only ?? null, third],
    queryFn: ({ pageParam }) => casesPage({ ...query, ...(pageParam === null ? {} : { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
};

const Filters = () => {
  const { words } = useWords();
  const search = useSearch({ from: '/region/late' });
  const navigate = useNavigate();
  const { data: agencies } = useSuspenseQuery(readOverview);
  return (
    <div className="filter-row">
      <span className="segments">
        {LATE_FILTERS.map((one) => (
          <Link
            key={one}
            to="/region/late"
            search={{
              ...(search.agency === undefined ? {} : { agency: search.agency }),
              ...(one === 'all' ? {} : { only: one }),
            }}
            data-current={(search.only ?? 'all') === one}
          >
            {words.region.filters[one]}
          </Link>
        ))}
      </span>
      <label className="inline-field">
        <span>{words.region.within}</span>
        <select
          value={search.agency ?? ''}
          onChange={({ target: { value } }) =>
            void navigate({
              to: '/region/late',
              search: {
                ...(search.only === undefined ? {} : { only: search.only }),
                ...(value === '' ? {} : { agency: value }),
              },
            })
          }
        >
          <option value="">{words.region.whole}</option>
          {agencies.map(({ agency, name }) => (
            <option key={agency} value={agency}>
              {name ?? agency}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
};

/** Every case below that is overdue or soon due; demands on many of them in one act. */
export const LatePage = () => {
  const { words } = useWords();
  const late = useLateCases();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const cases = late.data?.pages.flatMap((page) => page.cases) ?? [];
  const picked = cases.filter(({ id }) => chosen.has(id));
  return (
    <div className="region">
      <PageTabs area="/region" />
      <div className="page-head">
        <h1>{words.region.late}</h1>
        <span className="quiet">{words.region.lateMore}</span>
      </div>
      <Filters />
      <ReadFailed of={late} />
      {late.isLoadingError ? null : late.isSuccess && cases.length === 0 ? (
        <section className="plain-page">
          <h2>{words.region.noneLate}</h2>
          <p>{words.region.noneLateMore}</p>
        </section>
      ) : (
        <LateTable cases={cases} chosen={chosen} onChoose={setChosen} />
      )}
      <p className="queue-foot quiet">
        {late.data !== undefined && words.desk.shown(cases.length, late.hasNextPage)}{' '}
        {late.hasNextPage && (
          <button type="button" className="link" onClick={() => void late.fetchNextPage()}>
            {words.desk.loadMore}
          </button>
        )}
      </p>
      <DemandDock
        title={words.region.casesTitle(picked.length)}
        count={picked.length}
        load={() => Promise.resolve(picked)}
        onClear={() => setChosen(new Set())}
      />
    </div>
  );
};
