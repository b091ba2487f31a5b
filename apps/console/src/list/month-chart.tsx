import { useWords } from '../words/language.ts';
import type { MonthCount } from './months.ts';

const HEIGHT = 96;
const STEP = 28;
const BAR = 18;
const FOOT = 18;
const TOP = 16;

/** Matters per month as bars, with the same figures as a table beside them. */
export const MonthChart = ({ months }: { readonly months: readonly MonthCount[] }) => {
  const { words } = useWords();
  const { party } = words.list;
  const most = Math.max(1, ...months.map(({ matters }) => matters));
  const width = months.length * STEP;
  return (
    <figure className="month-chart">
      <figcaption>{party.frequency}</figcaption>
      <div className="month-parts">
        <svg aria-hidden="true" width={width} height={HEIGHT + FOOT + TOP} className="month-bars">
          {months.map(({ month, matters }, place) => {
            const tall = (matters / most) * HEIGHT;
            const middle = place * STEP + STEP / 2;
            return (
              <g key={month}>
                <rect x={middle - BAR / 2} y={TOP + HEIGHT - tall} width={BAR} height={tall} />
                {matters > 0 && (
                  <text x={middle} y={TOP + HEIGHT - tall - 4} textAnchor="middle">
                    {matters}
                  </text>
                )}
                <text x={middle} y={TOP + HEIGHT + FOOT - 3} textAnchor="middle" className="month-name">
                  {month.slice(5) === '01' ? month.slice(0, 4) : month.slice(5)}
                </text>
              </g>
            );
          })}
          <line x1={0} x2={width} y1={TOP + HEIGHT} y2={TOP + HEIGHT} />
        </svg>
        <div className="month-table">
          <table className="rows-table">
            <thead>
              <tr>
                <th scope="col">{party.month}</th>
                <th scope="col" className="figure">
                  {party.count}
                </th>
              </tr>
            </thead>
            <tbody>
              {months.toReversed().map(({ month, matters }) => (
                <tr key={month}>
                  <td>{month}</td>
                  <td className="figure">{matters}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </figure>
  );
};
