import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useRowKeys } from '../desk/use-row-keys.ts';
import { useWords } from '../words/language.ts';
import type { Sort } from './list-filters.ts';
import type { ListedCase } from './list-reads.ts';
import type { CellNames } from './register-cell.tsx';
import { COLUMNS, type ColumnName, sortOf } from './register-columns.ts';
import { RegisterRow } from './register-row.tsx';

/** In pixels, as the style sheet has it. */
const ROW_HEIGHT = 29;
/** Rows that are read ahead of those on the screen. */
const AHEAD = 40;

const WIDE = /\P{ASCII}/gu;

/** The width of the column of numbers, which are never cut: an office writes them short or long. */
const numberWidth = (rows: readonly ListedCase[]): number =>
  Math.max(
    COLUMNS.number.width,
    ...rows.slice(0, 100).map(({ number }) => number.length * 7.5 + (number.match(WIDE)?.length ?? 0) * 5.5 + 20),
  );

const Heads = ({
  columns,
  sort,
  onSort,
}: {
  readonly columns: readonly ColumnName[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}) => {
  const { words } = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((name) => {
          const by = sortOf(name);
          const label = words.list.columns[name];
          const ascends = by === 'due' || by === 'internal' || by === 'opened';
          return (
            <th key={name} scope="col" aria-sort={by === sort ? (ascends ? 'ascending' : 'descending') : undefined}>
              {by === null ? (
                label
              ) : (
                <button type="button" title={words.list.register.sortBy(label)} onClick={() => onSort(by)}>
                  {label}
                  {by === sort && <span aria-hidden="true"> {ascends ? '▴' : '▾'}</span>}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
};

const Space = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height <= 0 ? null : (
    <tr aria-hidden="true" className="register-space">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );

// The row may have to be drawn first.
const focusRow = (box: HTMLElement | null, index: number): void => {
  requestAnimationFrame(() => {
    box?.querySelector<HTMLElement>(`tr[data-row="${index}"] a`)?.focus({ preventScroll: true });
  });
};

/** Opens the case whose link was clicked, in this page; a click that asks for another window is left to the browser. */
const useFollow = () => {
  const navigate = useNavigate();
  return (event: MouseEvent<HTMLElement>): void => {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
    const link = target instanceof Element ? target.closest<HTMLElement>('a[data-case]') : null;
    const id = link?.dataset['case'];
    if (id === undefined || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
    event.preventDefault();
    void navigate({ to: '/cases/$id', params: { id } });
  };
};

/** Which rows are drawn, which one is chosen, and reading ahead of them. */
const useDrawnRows = (count: number, more: boolean, onMore: () => void) => {
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(-1);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 14,
    scrollPaddingStart: ROW_HEIGHT,
  });
  useRowKeys(count, setCurrent);
  useEffect(() => {
    if (current < 0) return;
    virtual.scrollToIndex(current);
    focusRow(box.current, current);
  }, [current, virtual]);
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= count - AHEAD) onMore();
  }, [more, last, count, onMore]);
  return { box, current, setCurrent, virtual, drawn };
};

/** Any number of cases as a table of which the rows on the screen are drawn, and more are read as it is scrolled. */
export const RegisterTable = ({
  rows,
  columns,
  names,
  sort,
  more,
  onMore,
  onSort,
}: {
  readonly rows: readonly ListedCase[];
  readonly columns: readonly ColumnName[];
  readonly names: CellNames;
  readonly sort: Sort;
  /** Whether there are more cases than those read. */
  readonly more: boolean;
  readonly onMore: () => void;
  readonly onSort: (sort: Sort) => void;
}) => {
  const { words } = useWords();
  const { box, current, setCurrent, virtual, drawn } = useDrawnRows(rows.length, more, onMore);
  const follow = useFollow();
  const first = rows[0];
  const ofNumbers = useMemo(() => numberWidth(rows), [first]); // oxlint-disable-line react/exhaustive-deps
  const widthOf = (name: ColumnName): number => (name === 'number' ? ofNumbers : COLUMNS[name].width);
  const width = columns.reduce((sum, name) => sum + widthOf(name), 0);
  return (
    <div ref={box} className="register-box" tabIndex={-1}>
      <table
        className="register"
        style={{ minWidth: width }}
        aria-label={words.list.register.table}
        onClick={follow}
        aria-rowcount={more ? -1 : rows.length + 1}
        onFocus={({ target }) => {
          const index = target.closest('tr')?.dataset['row'];
          if (index !== undefined) setCurrent(Number(index));
        }}
      >
        <colgroup>
          {columns.map((name) => (
            <col key={name} style={{ width: widthOf(name) }} />
          ))}
        </colgroup>
        <Heads columns={columns} sort={sort} onSort={onSort} />
        <tbody>
          <Space height={drawn[0]?.start ?? 0} columns={columns.length} />
          {drawn.map(({ index }) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <RegisterRow
                  key={row.id}
                  row={row}
                  index={index}
                  columns={columns}
                  names={names}
                  isCurrent={index === current}
                />
              )
            );
          })}
          <Space height={virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0)} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
};
