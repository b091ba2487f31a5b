import { useQuery } from '@tanstack/react-query';
import { readMe } from '../data/reads.ts';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { EntryForm } from './entry-form.tsx';
import { readAgencies, readEntries, readRegisters, type TableKey } from './figure-reads.ts';
import { useHolds } from '../parts/use-holds.ts';
import { ENTERING } from './whose-act.ts';

/** What each unit entered in a register, and a field for the person's own agencies. */
export const CellEntries = ({
  tableKey,
  register,
  unit,
}: {
  readonly tableKey: TableKey;
  readonly register: string;
  readonly unit: string;
}) => {
  const { words, text } = useWords();
  const dates = useDates();
  const { data: me } = useQuery(readMe);
  const { data: agencies } = useQuery(readAgencies);
  const { data: registers } = useQuery(readRegisters);
  const { data } = useQuery(readEntries(tableKey));
  const mayEnter = useHolds(ENTERING);
  if (data === undefined) return <p className="quiet">{words.frame.loading}</p>;
  const entries = data.entries.filter((one) => one.register === register);
  const nameOf = (id: string): string => agencies?.agencies.find((one) => one.id === id)?.name ?? id;
  const label = registers?.registers.find(({ id }) => id === register)?.label;
  const own = me?.agencies.find(({ id }) => id === (tableKey.agency ?? me.agency)) ?? null;
  const held = entries.find(({ agency }) => agency === own?.id);
  return (
    <>
      <h3>{words.figures.cell.entries}</h3>
      {entries.length === 0 && <p className="quiet">{words.figures.cell.noEntries}</p>}
      {entries.length > 0 && (
        <table className="figure-list">
          <thead>
            <tr>
              <th scope="col">{words.figures.missing.agency}</th>
              <th scope="col" className="number">
                {words.figures.cell.value}
              </th>
              <th scope="col">{words.figures.cell.by}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ agency, value, by, at, why }) => (
              <tr key={agency}>
                <td>{nameOf(agency)}</td>
                <td className="number">{value ?? words.figures.blank}</td>
                <td>
                  {by} <span className="quiet">{dates.minute(at)}</span>
                  {why !== '' && <span className="quiet"> {why}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {own !== null && !mayEnter(own.id) && <p className="may-not">⊘ {words.figures.missing.noDuty}</p>}
      {own !== null && mayEnter(own.id) && label !== undefined && (
        <EntryForm
          key={`${own.id} ${held?.entry ?? 0}`}
          year={tableKey.year}
          agency={own}
          items={[{ register, label: text(label), unit, seen: held?.entry ?? 0, value: held?.value ?? null }]}
        />
      )}
    </>
  );
};
