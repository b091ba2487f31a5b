import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWords } from '../words/language.ts';
import { CellCard } from './cell-card.tsx';
import { cellNames, cellsOfTable } from './cell-names.ts';
import { FaultCard } from './fault-card.tsx';
import type { FormTable } from './figure-reads.ts';
import { FormBlockTable } from './form-block.tsx';
import type { YearParts } from './year-parts.ts';
import { without } from '../parts/without.ts';

// A table with more columns needs the whole width; its findings are below it.
const MOST_BESIDE = 10;

/** Chooses the cell whose cases are shown; the address says which. */
export const useChosenCell = (): ((cell: string | null) => void) => {
  const navigate = useNavigate();
  return (cell) =>
    void navigate({
      to: '/year',
      search: (before) => (cell === null ? without(before, 'cell') : { ...before, cell }),
      replace: true,
      resetScroll: false,
    });
};

/** A table of the form with its findings beside it, and the cell that was chosen. */
export const TablePart = ({
  shown,
  chosen,
  ...year
}: YearParts & { readonly shown: FormTable; readonly chosen: string | undefined }) => {
  const { words } = useWords();
  const { form, table, faults } = year;
  const [active, setActive] = useState<number | null>(null);
  const choose = useChosenCell();
  const own = cellsOfTable(shown);
  const ownFaults = faults.filter(({ cell, others }) => own.has(cell) || others.some((one) => own.has(one)));
  const names = cellNames(form);
  const cell = chosen === undefined ? undefined : table.cells.find(({ id }) => id === chosen);
  const isOpen = cell !== undefined;
  useEffect(() => {
    if (!isOpen) return undefined;
    const pressed = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      document.querySelector<HTMLElement>('.table-figure[aria-pressed="true"]')?.focus();
      choose(null);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
  return (
    <div className="year-part" data-wide={shown.blocks.some(({ columns }) => columns.length > MOST_BESIDE)}>
      <div className="year-tables">
        {shown.blocks.map((block) => (
          <FormBlockTable
            key={block.id}
            block={block}
            title={block.title ?? shown.title}
            table={table}
            faults={ownFaults}
            active={active}
            chosen={chosen}
            onChoose={choose}
            onActive={setActive}
          />
        ))}
        {table.uncounted.length > 0 && <p className="quiet">{words.figures.uncounted(table.uncounted.length)}</p>}
      </div>
      <aside className="year-aside" aria-label={words.figures.findings}>
        {cell !== undefined && (
          <CellCard
            key={cell.id}
            cell={cell}
            name={names.get(cell.id) ?? cell.label}
            {...year}
            onClose={() => choose(null)}
          />
        )}
        {ownFaults.map((fault) => (
          <FaultCard
            key={fault.number}
            fault={fault}
            names={names}
            table={table}
            isActive={active === fault.number}
            onActive={setActive}
            onGo={() => choose(fault.cell)}
          />
        ))}
        {ownFaults.length === 0 && <p className="quiet">{words.figures.noFindings}</p>}
        {table.open.length > 0 && <p className="quiet">{words.figures.openRules(table.open.length)}</p>}
      </aside>
    </div>
  );
};
