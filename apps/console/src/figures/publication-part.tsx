import { useState } from 'react';
import { serverNow } from '../data/server-time.ts';
import { useDates } from '../words/date-words.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { cellNames } from './cell-names.ts';
import { CorrectionForm } from './correction-form.tsx';
import type { Publication } from './figure-reads.ts';
import { PublishAct } from './publish-act.tsx';
import type { YearParts } from './year-parts.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { useHolds } from '../parts/use-holds.ts';
import { PUBLISHING } from './whose-act.ts';

interface Listed {
  readonly publication: Publication;
  readonly names: ReadonlyMap<string, string>;
}

const Drift = ({
  publication,
  names,
  tableKey,
  may,
}: Listed & Pick<YearParts, 'tableKey'> & { readonly may: boolean }) => {
  const { words } = useWords();
  const { publication: own, blank } = words.figures;
  const [open, setOpen] = useState<string | null>(null);
  if (publication.drift.length === 0) return <p>✓ {own.noDrift}</p>;
  return (
    <ScrollBox>
      <table className="figure-list">
        <thead>
          <tr>
            <th scope="col">{own.cell}</th>
            <th scope="col" className="number">
              {own.published}
            </th>
            <th scope="col" className="number">
              {own.now}
            </th>
            <th scope="col" className="number">
              {own.difference}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {publication.drift.map(({ cell, published, now }) => (
            <tr key={cell}>
              <th scope="row">
                {names.get(cell) ?? cell}
                {open === cell && <CorrectionForm tableKey={tableKey} cell={cell} from={published} now={now} />}
              </th>
              <td className="number">{published ?? blank}</td>
              <td className="number">{now ?? blank}</td>
              <td className="number">
                {published === null || now === null ? '' : Math.round((now - published) * 1e6) / 1e6}
              </td>
              <td className="row-act">
                {may && open !== cell && (
                  <button type="button" className="quiet-button" onClick={() => setOpen(cell)}>
                    {own.use}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

const Corrections = ({ publication, names }: Listed) => {
  const { words } = useWords();
  const dates = useDates();
  const { publication: own, blank } = words.figures;
  if (publication.corrections.length === 0) return <p className="quiet">{own.noCorrections}</p>;
  return (
    <ScrollBox>
      <table className="figure-list">
        <thead>
          <tr>
            <th scope="col">{own.cell}</th>
            <th scope="col" className="number">
              {own.from}
            </th>
            <th scope="col" className="number">
              {own.to}
            </th>
            <th scope="col">{own.why2}</th>
            <th scope="col">{own.by}</th>
            <th scope="col">{own.at}</th>
          </tr>
        </thead>
        <tbody>
          {publication.corrections.map(({ cell, from, to, why, by, at }) => (
            <tr key={`${cell} ${at}`}>
              <th scope="row">{names.get(cell) ?? cell}</th>
              <td className="number struck">{from ?? blank}</td>
              <td className="number">
                <strong>{to ?? blank}</strong>
              </td>
              <td>{why}</td>
              <td>{by}</td>
              <td>{dates.minute(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

/** Publishing the table, which freezes it; afterwards what has changed since, and the corrections. */
export const PublicationPart = ({ tableKey, form, table, publication, faults }: YearParts) => {
  const { words } = useWords();
  const dates = useDates();
  const { publication: own } = words.figures;
  const names = cellNames(form);
  const may = useHolds(PUBLISHING)(tableKey.agency ?? null);
  if (publication !== null) {
    return (
      <section className="year-section">
        <p>✓ {own.standing(publication.by, dates.minute(publication.at))}</p>
        <h2>{own.drift}</h2>
        {!may && <p className="may-not">⊘ {own.why.duty}</p>}
        <Drift publication={publication} names={names} tableKey={tableKey} may={may} />
        <h2>{own.corrections}</h2>
        <Corrections publication={publication} names={names} />
      </section>
    );
  }
  const isRunning = tableKey.year >= Number(dayAt(serverNow()).slice(0, 4));
  const isFaulty = faults.some(({ kind }) => kind === 'error');
  const isEmpty = table.cells.every(({ figure }) => figure === null);
  const refused = !may ? 'duty' : isRunning ? 'running' : isEmpty ? 'empty' : isFaulty ? 'faulty' : null;
  return (
    <section className="year-section">
      <p>{own.none}</p>
      <PublishAct tableKey={tableKey} missing={table.missing.length} refused={refused} />
    </section>
  );
};
