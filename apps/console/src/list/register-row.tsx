import { memo } from 'react';
import type { ListedCase } from './list-reads.ts';
import { type CellNames, CELLS } from './register-cell.tsx';
import type { ColumnName } from './register-columns.ts';

/** A row of the register; unchanged while others scroll past it. */
export const RegisterRow = memo(
  ({
    row,
    index,
    columns,
    names,
    isCurrent,
  }: {
    readonly row: ListedCase;
    readonly index: number;
    readonly columns: readonly ColumnName[];
    readonly names: CellNames;
    readonly isCurrent: boolean;
  }) => (
    <tr
      // The headings are the first row.
      aria-rowindex={index + 2}
      data-row={index}
      data-current={isCurrent}
      data-over={row.flags.includes('overdue')}
    >
      {columns.map((name) => {
        const Cell = CELLS[name];
        return (
          <td key={name} data-column={name}>
            <Cell row={row} names={names} />
          </td>
        );
      })}
    </tr>
  ),
);
