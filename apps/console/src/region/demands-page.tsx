import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { readCase } from '../data/reads.ts';
import { PageTabs } from '../frame/page-tabs.tsx';
import { Due } from '../parts/due.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { useDates, useServerSecond } from '../words/date-words.tsx';
import { dayAt, daysBetween } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { DemandHistory } from './demand-history.tsx';
import { useNames } from './late-table.tsx';
import { casesPage, type SupervisedCase } from './region-reads.ts';

const AnswerBy = ({ dueOn }: { readonly dueOn: string | null }) => {
  const { words } = useWords();
  const dates = useDates();
  const today = dayAt(useServerSecond());
  if (dueOn === null) return <span className="quiet">{words.region.noDue}</span>;
  const isOver = dueOn < today;
  return (
    <span className="due" data-urgency={isOver ? 'over' : dueOn === today ? 'today' : 'calm'}>
      <span className="due-day">{dates.day(dueOn)}</span>
      <span className="due-left">
        {isOver ? words.region.overdueAnswer(daysBetween(dueOn, today)) : words.region.waiting}
      </span>
    </span>
  );
};

const Row = ({ row, onRead }: { readonly row: SupervisedCase; readonly onRead: () => void }) => {
  const { words, text } = useWords();
  const names = useNames();
  const dates = useDates();
  const { data: record } = useQuery(readCase(row.id));
  const demand = record?.file.supervised ?? null;
  const { statutory } = row.dueOn;
  return (
    <tr
      data-over={demand !== null && demand.dueOn !== null && demand.dueOn < dayAt(Date.parse(record?.serverNow ?? ''))}
    >
      <td>
        <Link to="/cases/$id" params={{ id: row.id }} className="case-number">
          {row.number}
        </Link>
        {row.subject !== null && <span className="quiet">{row.subject}</span>}
      </td>
      <td>
        <span>{names.agency(row.agency)}</span>
        <span className="quiet">{row.holder?.unit ?? words.desk.unassigned}</span>
      </td>
      <td>
        <span>{names.procedure(row.procedure)}</span>
        <span className="quiet">{text(row.state.label)}</span>
      </td>
      <td className="row-due">{statutory === null ? words.time.none : <Due due={statutory.due} left={row.left} />}</td>
      <td data-label={words.region.since}>{demand === null ? '…' : dates.minute(demand.since)}</td>
      <td data-label={words.region.answerBy}>{demand !== null && <AnswerBy dueOn={demand.dueOn} />}</td>
      <td>
        <button type="button" className="link" onClick={onRead}>
          {words.region.read}
        </button>
      </td>
    </tr>
  );
};

/** The demands that wait for an answer, with their days. */
export const DemandsPage = () => {
  const { words } = useWords();
  const [read, setRead] = useState<SupervisedCase | null>(null);
  const found = useInfiniteQuery({
    queryKey: ['region', 'demands'],
    queryFn: ({ pageParam }) =>
      casesPage({
        counter: 'supervised',
        sort: 'due',
        limit: '20',
        ...(pageParam === null ? {} : { after: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const cases = found.data?.pages.flatMap((page) => page.cases) ?? [];
  const { number, unit, stage, due } = words.region.caseColumns;
  return (
    <div className="region">
      <PageTabs area="/region" />
      <div className="page-head">
        <h1>{words.region.demands}</h1>
        <span className="quiet">{words.region.demandsMore}</span>
      </div>
      <ReadFailed of={found} />
      {found.isLoadingError ? null : found.isSuccess && cases.length === 0 ? (
        <section className="plain-page">
          <h2>{words.region.noneDemanded}</h2>
          <p>{words.region.noneDemandedMore}</p>
        </section>
      ) : (
        <div className="wide-box">
          <table className="ledger two-lines case-rows">
            <thead>
              <tr>
                {[number, unit, stage, due, words.region.since, words.region.answerBy, words.region.demand].map(
                  (name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {cases.map((row) => (
                <Row key={row.id} row={row} onRead={() => setRead(row)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="queue-foot quiet">
        {found.data !== undefined && words.desk.shown(cases.length, found.hasNextPage)}{' '}
        {found.hasNextPage && (
          <button type="button" className="link" onClick={() => void found.fetchNextPage()}>
            {words.desk.loadMore}
          </button>
        )}
      </p>
      {read !== null && <DemandHistory key={read.id} record={read} onClose={() => setRead(null)} />}
    </div>
  );
};
