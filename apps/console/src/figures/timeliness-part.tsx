import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useWords } from '../words/language.ts';
import { readTimeliness, type TableKey, type Timeliness } from './figure-reads.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';

type Span = Timeliness['year'];

const Chart = lazy(async () => ({ default: (await import('./timeliness-chart.tsx')).TimelinessChart }));

const COLUMNS = ['received', 'handled', 'inTime', 'extended', 'late', 'open', 'openLate'] as const;

const Line = ({ name, span }: { readonly name: string; readonly span: Span }) => {
  const { words } = useWords();
  const { none } = words.figures.time;
  // A share of nothing is left out.
  const share = span.handled === 0 || span.shareInTime === null ? none : `${span.shareInTime}%`;
  return (
    <tr>
      <th scope="row">{name}</th>
      {COLUMNS.map((id) => (
        <td key={id} className="number" data-zero={span[id] === 0} data-alarm={id === 'openLate' && span[id] > 0}>
          {span[id]}
        </td>
      ))}
      <td className="number">{share}</td>
      <td className="number">{span.days.medianDays ?? none}</td>
      <td className="number">{span.days.p90Days ?? none}</td>
    </tr>
  );
};

const Limits = ({ year }: { readonly year: Span }) => {
  const { words } = useWords();
  const { limits, incidents, bound, kept, late2, open2, share, none } = words.figures.time;
  return (
    <>
      <h2>{incidents}</h2>
      <ScrollBox>
        <table className="figure-list">
          <thead>
            <tr>
              <th scope="col" />
              {[bound, kept, late2, open2, share].map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['release5h', 'conference24h', 'response48h'] as const).map((id) => (
              <tr key={id}>
                <th scope="row">{limits[id]}</th>
                {(['bound', 'kept', 'late', 'open'] as const).map((part) => (
                  <td key={part} className="number" data-zero={year[id][part] === 0}>
                    {year[id][part]}
                  </td>
                ))}
                <td className="number">{year[id].shareKept === null ? none : `${year[id].shareKept}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
};

/** How requests and incidents were kept in time, as a chart with its table. */
export const TimelinessPart = ({ tableKey }: { readonly tableKey: TableKey }) => {
  const { words } = useWords();
  const { data } = useSuspenseQuery(readTimeliness(tableKey));
  const { time } = words.figures;
  return (
    <section className="year-section">
      <p className="quiet year-lead">{time.lead}</p>
      <div className="chart-and-table">
        <Suspense fallback={<div className="chart" />}>
          <Chart months={data.months} title={time.chart(tableKey.year)} />
        </Suspense>
        <ScrollBox>
          <table className="figure-list">
            <thead>
              <tr>
                <th scope="col">{time.month}</th>
                {[...COLUMNS, 'share' as const, 'median' as const, 'p90' as const].map((id) => (
                  <th key={id} scope="col" className="number">
                    {time[id]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.months.map((span) => (
                <Line key={span.from} name={span.from} span={span} />
              ))}
            </tbody>
            <tfoot>
              <Line name={time.whole} span={data.year} />
            </tfoot>
          </table>
        </ScrollBox>
      </div>
      <Limits year={data.year} />
    </section>
  );
};
