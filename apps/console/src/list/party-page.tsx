import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ReadFailed } from '../parts/read-failed.tsx';
import { useDates, useServerSecond } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { readParty } from './list-reads.ts';
import { MonthChart } from './month-chart.tsx';
import { monthsOf } from './months.ts';
import { labelIn, useLabels } from './use-labels.ts';

type PartyCase = Awaited<ReturnType<NonNullable<ReturnType<typeof readParty>['queryFn']>>>['cases'][number];

const CaseTable = ({ cases }: { readonly cases: readonly PartyCase[] }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const { procedures, states, outcomes } = useLabels();
  const { columns, party } = words.list;
  return (
    <div className="scroll-box">
      <table className="rows-table">
        <thead>
          <tr>
            {[columns.number, party.asked, columns.procedure, columns.state, columns.outcome].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col" className="figure">
              {party.items}
            </th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ id, number, askedOn, procedure, state, outcome, items }) => (
            <tr key={id}>
              <td className="case-number">
                <Link to="/cases/$id" params={{ id }}>
                  {number}
                </Link>
              </td>
              <td>{dates.day(askedOn, true)}</td>
              <td>{labelIn(procedures, procedure, text)}</td>
              <td>{labelIn(states, state, text)}</td>
              <td>{outcome === null ? words.time.none : labelIn(outcomes, outcome, text)}</td>
              <td className="figure">{items}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The cases of one who asks, what is counted in the present month, and how often they ask. */
export const PartyPage = () => {
  const { words } = useWords();
  const { party } = words.list;
  const { id } = useParams({ from: '/parties/$id' });
  const read = useInfiniteQuery(readParty(id));
  const { data, error, hasNextPage, isFetching, fetchNextPage } = read;
  const month = dayAt(useServerSecond()).slice(0, 7);
  if (error !== null) {
    return (
      <>
        <h1>{party.one}</h1>
        <ReadFailed of={read} />
      </>
    );
  }
  if (data === undefined) return <p className="quiet">{words.frame.loading}</p>;
  const cases = data.pages.flatMap((page) => page.cases);
  const total = data.pages[0]?.total ?? 0;
  const months = monthsOf(cases, month);
  // The newest come first, so that the first page has the present month, but for one with more cases than a page.
  const thisMonth = months.find((one) => one.month === month)?.matters ?? 0;
  return (
    <>
      <div className="list-head">
        <h1>{party.one}</h1>
        <span className="quiet">{party.privacy}</span>
      </div>
      <dl className="party-counts">
        <div>
          <dt>{party.thisMonth}</dt>
          <dd>
            <strong>{party.matters(thisMonth)}</strong> <span className="quiet">{party.monthBasis}</span>
          </dd>
        </div>
        <div>
          <dt>{party.total}</dt>
          <dd>
            <strong>{total}</strong>
          </dd>
        </div>
      </dl>
      {hasNextPage && <p className="note">{party.some(cases.length, total)}</p>}
      <MonthChart months={months} />
      <h2>{party.cases}</h2>
      {cases.length === 0 ? <p>{party.none}</p> : <CaseTable cases={cases} />}
      {hasNextPage && (
        <p>
          <button type="button" className="quiet-button" aria-busy={isFetching} onClick={() => void fetchNextPage()}>
            {party.more}
          </button>
        </p>
      )}
    </>
  );
};
