import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/language.ts';
import { QueueRow } from './queue-row.tsx';
import { useChanged } from './use-changed.ts';
import type { Row } from './use-desk-rows.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Cases as a table, to be gone through by keyboard. */
export const Queue = ({ rows }: { readonly rows: readonly Row[] }) => {
  const { words } = useWords();
  const [current, setCurrent] = useState(-1);
  const body = useRef<HTMLTableSectionElement>(null);
  const changed = useChanged(rows);
  useRowKeys(rows.length, setCurrent, () =>
    body.current?.rows[current]?.querySelector<HTMLElement>('.queue-act')?.click(),
  );
  useEffect(() => {
    const row = body.current?.rows[current];
    row?.querySelector<HTMLElement>('.queue-matter')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const { number, matter, stage, statutory, internal, holder, next } = words.desk.columns;
  return (
    <table className="queue">
      <thead>
        <tr>
          {[number, matter, stage, statutory, internal, holder, next].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <QueueRow
            key={row.id}
            row={row}
            isCurrent={index === current}
            isChanged={changed.has(row.id)}
            onFocus={() => setCurrent(index)}
          />
        ))}
      </tbody>
    </table>
  );
};
