import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, answerOf } from '../data/api.ts';
import { ReadFailed } from '../parts/read-failed.tsx';
import { WideBox } from '../parts/wide-box.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { readAgencies } from './staff-reads.ts';

const Ledger = ({
  label,
  columns,
  children,
}: {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}) => (
  <WideBox label={label}>
    <table className="ledger">
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </WideBox>
);

const Gaps = ({ agency }: { readonly agency: string }) => {
  const { words, text } = useWords();
  const read = useQuery({
    queryKey: ['gaps', agency],
    queryFn: () => answerOf(api.agencies[':id'].numbers.gaps.$get({ param: { id: agency } })),
  });
  const { data } = read;
  const { agency: names } = words.staff;
  return (
    <section className="section">
      <h2>{names.gaps}</h2>
      <ReadFailed of={read} />
      {data?.series.length === 0 && <p className="quiet">{names.noSeries}</p>}
      {data !== undefined && data.series.length > 0 && (
        <Ledger label={names.gaps} columns={Object.values(names.gapColumns)}>
          {data.series.map(({ series, last, gaps }) => (
            <tr key={series}>
              <th scope="row" className="case-number">
                {series}
              </th>
              <td>{last}</td>
              <td>
                {gaps.length === 0 && <span className="quiet">{names.noGap}</span>}
                {gaps.map((gap) => (
                  <span key={gap.from} className="gap">
                    <strong>{names.gap(gap.from, gap.through)}</strong> {text(gap.reason)}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </Ledger>
      )}
    </section>
  );
};

// What this server wrote itself, as it names itself.
const PROGRAM = 'program';

const Places = ({ agency }: { readonly agency: string }) => {
  const { words } = useWords();
  const dates = useDates();
  const { data: agencies = [] } = useQuery(readAgencies);
  const read = useQuery({
    queryKey: ['places', agency],
    queryFn: () => answerOf(api.agencies[':id'].places.$get({ param: { id: agency } })),
  });
  const { data } = read;
  const { agency: names } = words.staff;
  const nameOf = (id: string | null): string =>
    id === null ? names.agencyFields.top : (agencies.find((one) => one.id === id)?.name ?? id);
  const now = agencies.find(({ id }) => id === agency);
  return (
    <section className="section">
      <h2>{names.places}</h2>
      <ReadFailed of={read} />
      {now !== undefined && (
        <p>
          <strong>{now.name}</strong>·{now.level}·{nameOf(now.parent)} <span className="quiet">{now.id}</span>
        </p>
      )}
      {data?.places.length === 0 && <p className="quiet">{names.placesNone}</p>}
      {data !== undefined && data.places.length > 0 && (
        <Ledger label={names.places} columns={Object.values(names.placeColumns)}>
          {data.places.map(({ from, name, level, parent, ended, by }) => (
            <tr key={`${from} ${name} ${level} ${parent ?? ''} ${by}`} data-off={ended}>
              <td>{from <= '1900-01-01' ? names.always : dates.day(from, true)}</td>
              <th scope="row">
                {name} {ended && <span className="mark-plain">{names.endedPlace}</span>}
              </th>
              <td>{level}</td>
              <td>{nameOf(parent)}</td>
              <td>{by === PROGRAM ? names.byProgram : by}</td>
            </tr>
          ))}
        </Ledger>
      )}
      <h3>{names.overlays}</h3>
      {now?.overlays === undefined && <p className="quiet">{names.overlaysInherited}</p>}
      {now?.overlays?.length === 0 && <p className="quiet">{names.overlaysNone}</p>}
      <ul>
        {(now?.overlays ?? []).map(({ region, audience, source }) => (
          <li key={region}>
            {region}·{audience} <span className="quiet">{source}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What the records say of an agency: its names and places by days, and the gaps in its numbers. */
export const AgencyRecords = ({ agency }: { readonly agency: string }) => (
  <>
    <Places agency={agency} />
    <Gaps agency={agency} />
  </>
);
