import { useQuery, useSuspenseQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { readMe } from '../data/reads.ts';
import { useWords } from '../words/language.ts';
import { EntryForm, type EntryItem } from './entry-form.tsx';
import { readAgencies, readEntries, readRegisters, type TableKey, type YearTable } from './figure-reads.ts';
import { useHolds } from '../parts/use-holds.ts';
import { ENTERING } from './whose-act.ts';

/** The registers that each agency has not reported. */
const byAgency = (missing: YearTable['missing']): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const { register, agencies } of missing) {
    for (const agency of agencies) found.set(agency, (found.get(agency) ?? new Set()).add(register));
  }
  return new Map([...found].map(([agency, registers]) => [agency, [...registers]]));
};

/** What is not reported yet, unit by unit, with fields for the person's own. */
export const MissingPart = ({ tableKey, table }: { readonly tableKey: TableKey; readonly table: YearTable }) => {
  const { words, text } = useWords();
  const { missing } = words.figures;
  const [{ data: agencies }, { data: registers }, { data: entered }] = useSuspenseQueries({
    queries: [readAgencies, readRegisters, readEntries(tableKey)],
  });
  const { data: me } = useQuery(readMe);
  const mayEnter = useHolds(ENTERING);
  const [open, setOpen] = useState<string | null>(null);
  const units = [...byAgency(table.missing)];
  if (units.length === 0) return <p className="year-lead">✓ {missing.none}</p>;
  const register = new Map(registers.registers.map((one) => [one.id, one]));
  const itemsOf = (agency: string, ids: readonly string[]): readonly EntryItem[] =>
    ids.flatMap((id) => {
      const one = register.get(id);
      const seen = entered.entries.find((entry) => entry.agency === agency && entry.register === id)?.entry ?? 0;
      return one === undefined ? [] : [{ register: id, label: text(one.label), unit: one.unit, seen, value: null }];
    });
  const nameOf = (id: string): string => agencies.agencies.find((one) => one.id === id)?.name ?? id;
  const isOwn = (id: string): boolean => me?.agencies.some((one) => one.id === id) ?? false;
  const rows = units.toSorted(([a], [b]) => Number(isOwn(b)) - Number(isOwn(a)));
  return (
    <>
      <p className="year-lead quiet">{missing.lead}</p>
      <table className="figure-list missing-table">
        <thead>
          <tr>
            <th scope="col">{missing.agency}</th>
            <th scope="col">{missing.items}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {rows.map(([agency, ids]) => (
            <tr key={agency}>
              <th scope="row">{nameOf(agency)}</th>
              <td>
                <details open={open === agency}>
                  <summary>{missing.count(ids.length)}</summary>
                  {open !== agency &&
                    itemsOf(agency, ids)
                      .map(({ label }) => label)
                      .join('、')}
                </details>
                {open === agency && (
                  <EntryForm
                    year={tableKey.year}
                    agency={{ id: agency, name: nameOf(agency) }}
                    items={itemsOf(agency, ids)}
                  />
                )}
              </td>
              <td className="row-act">
                {isOwn(agency) && mayEnter(agency) ? (
                  open !== agency && (
                    <button type="button" className="quiet-button" onClick={() => setOpen(agency)}>
                      {missing.enter}
                    </button>
                  )
                ) : (
                  <span className="quiet">{isOwn(agency) ? `⊘ ${missing.noDuty}` : missing.notYours}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
