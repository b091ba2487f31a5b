import { type KeyboardEvent, useId } from 'react';
import { useWords } from '../words/language.ts';
import type { Fault } from './faults.ts';
import type { Cell, FormBlock, YearTable } from './figure-reads.ts';
import { FigureCell } from './figure-cell.tsx';
import { cellIdOf, headLines, printedRows, splitLabel } from './form-rows.ts';
import { indentedRows } from './indented-rows.ts';

interface BlockProps {
  readonly block: FormBlock;
  readonly title: string;
  readonly table: YearTable;
  readonly faults: readonly Fault[];
  readonly active: number | null;
  readonly chosen: string | undefined;
  readonly onChoose: (cell: string) => void;
  readonly onActive: (fault: number | null) => void;
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys go from figure to figure, as in a sheet. */
const walk = (event: KeyboardEvent<HTMLTableElement>): void => {
  const step = STEPS[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  const { row, column } = event.target.dataset;
  if (row === undefined || column === undefined) return;
  event.preventDefault();
  for (let [y, x] = [Number(row) + step[0], Number(column) + step[1]]; y >= 0 && x >= 0 && y < 400 && x < 40;) {
    const next = event.currentTarget.querySelector<HTMLElement>(`[data-row="${y}"][data-column="${x}"]`);
    if (next !== null) return next.focus();
    [y, x] = [y + step[0], x + step[1]];
  }
};

const Label = ({ label }: { readonly label: string }) => {
  const [name, note] = splitLabel(label);
  return (
    <>
      {name}
      {note !== '' && <small>{note}</small>}
    </>
  );
};

// The number of a heading is on a line of its own above its words.
const uprightLabel = (label: string): string => label.replace(/^(.{1,4}?[)、])/, '$1\n');

const FaultMarks = ({ faults, onActive }: Pick<BlockProps, 'faults' | 'onActive'>) => {
  const { words } = useWords();
  return (
    <td className="form-marks">
      {faults.map(({ number, kind }) => (
        <a
          key={number}
          className={kind === 'error' ? 'mark-red' : 'mark-amber'}
          href={`#fault-${number}`}
          onMouseEnter={() => onActive(number)}
          onMouseLeave={() => onActive(null)}
          onFocus={() => onActive(number)}
          onBlur={() => onActive(null)}
        >
          {kind === 'error' ? words.figures.error(number) : words.figures.check(number)}
        </a>
      ))}
    </td>
  );
};

const Head = ({
  block,
  title,
  labelColumns,
}: Pick<BlockProps, 'block' | 'title'> & { readonly labelColumns: number }) => {
  const { words } = useWords();
  const lines = headLines(block.columns);
  const units = new Set(block.rows.flatMap(({ unit }) => unit ?? []));
  const [unit = ''] = units;
  return (
    <thead>
      {lines.map((line, index) => (
        <tr key={line.map(({ label }) => label).join()}>
          {index === 0 && (
            <th scope="col" rowSpan={lines.length} colSpan={labelColumns} className="form-unit">
              {block.title !== null && <strong>{title}</strong>}{' '}
              {units.size === 1 ? words.figures.unit(unit) : words.figures.mixedUnits}
            </th>
          )}
          {line.map(({ label, columns, rows }, at) => (
            <th
              key={`${label} ${at}`}
              scope={columns > 1 ? 'colgroup' : 'col'}
              colSpan={columns}
              rowSpan={rows}
              data-over={columns > 1}
            >
              {label}
            </th>
          ))}
          {index === 0 && block.columns.length === 0 && <th scope="col">{words.figures.cell.value}</th>}
          {index === 0 && (
            <th scope="col" rowSpan={lines.length} className="form-marks">
              {words.figures.findings}
            </th>
          )}
        </tr>
      ))}
    </thead>
  );
};

/** A block of a form with its figures, as it is printed; each figure is a button that shows where it comes from. */
export const FormBlockTable = (props: BlockProps) => {
  const { block, title, table, faults, active, chosen, onChoose, onActive } = props;
  const caption = useId();
  const byId = new Map<string, Cell>(table.cells.map((cell) => [cell.id, cell]));
  const partial = new Map(table.missing.map(({ cell, agencies }) => [cell, agencies.length]));
  const { labelColumns, rows } = block.columns.length === 0 ? indentedRows(block.rows) : printedRows(block.rows);
  const columns = block.columns.length === 0 ? [undefined] : block.columns.map(({ id }) => id);
  const isMixed = new Set(block.rows.flatMap(({ unit }) => unit ?? [])).size > 1;
  const first = rows.find(({ row }) => row.unit !== null)?.row.id;
  return (
    <div className="form-box" tabIndex={-1}>
      <table className="form-table" onKeyDown={walk} aria-labelledby={caption} data-single={block.columns.length === 0}>
        <caption id={caption} className="for-ears">
          {title}
        </caption>
        <Head block={block} title={title} labelColumns={labelColumns} />
        <tbody>
          {rows.map(({ row, headings, labelColumns: own }, y) => (
            <tr key={row.id} data-depth={row.depth} data-total={row.depth === 0 || /总计|合计/.test(row.label)}>
              {headings.map((heading) => (
                <th key={heading.label} scope="rowgroup" rowSpan={heading.rows} className="table-group">
                  {uprightLabel(heading.label)}
                </th>
              ))}
              <th scope="row" colSpan={own} className="table-label">
                <Label label={row.label} />
                {isMixed && row.unit !== null && <small>{row.unit}</small>}
              </th>
              {columns.map((column, x) => {
                const id = cellIdOf(row.id, column);
                return (
                  <FigureCell
                    key={id}
                    cell={byId.get(id)}
                    at={[y, x]}
                    faults={faults}
                    active={active}
                    partial={partial.get(id) ?? 0}
                    isChosen={id === chosen}
                    isFirst={x === 0 && row.id === first}
                    onChoose={onChoose}
                  />
                );
              })}
              <FaultMarks
                faults={faults.filter(({ cell }) => columns.some((column) => cellIdOf(row.id, column) === cell))}
                onActive={onActive}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
