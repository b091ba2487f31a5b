import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { readProcedures } from '../data/reads.ts';
import { useRowKeys } from '../desk/use-row-keys.ts';
import { ClockWord } from '../parts/clock-word.tsx';
import { Due } from '../parts/due.tsx';
import { useServerSecond } from '../words/date-words.tsx';
import { dayAt, daysBetween } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { readOverview, type SupervisedCase } from './region-reads.ts';

/** The names of agencies and procedures, which the rows of a list have by their identifiers. */
export const useNames = () => {
  const { text } = useWords();
  const { data: agencies = [] } = useQuery(readOverview);
  const { data: all } = useQuery(readProcedures);
  return {
    agency: (id: string): string => agencies.find((one) => one.agency === id)?.name ?? id,
    procedure: (id: string): string => {
      const found = all?.procedures.find((one) => one.id === id);
      return found === undefined ? id : text(found.label);
    },
  };
};

const Holder = ({ holder }: Pick<SupervisedCase, 'holder'>) => {
  const { words } = useWords();
  const today = dayAt(useServerSecond());
  if (holder === null) return <span className="quiet">{words.desk.unassigned}</span>;
  const days = Math.max(0, daysBetween(dayAt(Date.parse(holder.since)), today));
  return (
    <>
      <span>{holder.unit}</span>
      <span className="quiet">{holder.accepted ? words.desk.heldFor(days) : words.desk.unread}</span>
    </>
  );
};

const Row = ({
  row,
  isChosen,
  isCurrent,
  onFocus,
  onToggle,
}: {
  readonly row: SupervisedCase;
  readonly isChosen: boolean;
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
}) => {
  const { words, text } = useWords();
  const names = useNames();
  const { id, number, agency, procedure, state, dueOn, left, flags, subject } = row;
  const { statutory } = dueOn;
  return (
    <tr data-chosen={isChosen} data-over={flags.includes('overdue')} data-current={isCurrent} onFocus={onFocus}>
      <td className="choose">
        <input type="checkbox" checked={isChosen} onChange={onToggle} aria-label={words.region.choose(number)} />
      </td>
      <td>
        <Link to="/cases/$id" params={{ id }} className="case-number">
          {number}
        </Link>
        {subject !== null && <span className="quiet">{subject}</span>}
      </td>
      <td>{names.agency(agency)}</td>
      <td>
        <span>{names.procedure(procedure)}</span>
        <span className="quiet">{text(state.label)}</span>
      </td>
      <td className="row-due">
        {statutory === null ? <ClockWord state="paused" /> : <Due due={statutory.due} left={left} />}
      </td>
      <td>
        <Holder holder={row.holder} />
      </td>
      <td>
        {flags.includes('supervised') && <span className="mark-red">{words.desk.supervised}</span>}
        {flags.includes('irregular') && <span className="mark-plain">{words.desk.irregular}</span>}
      </td>
    </tr>
  );
};

/** Late cases as a table with a choice of many; `j` and `k` move, the space bar chooses. */
export const LateTable = ({
  cases,
  chosen,
  onChoose,
}: {
  readonly cases: readonly SupervisedCase[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}) => {
  const { words } = useWords();
  const [current, setCurrent] = useState(-1);
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(cases.length, setCurrent);
  useEffect(() => {
    body.current?.rows[current]?.querySelector('input')?.focus();
  }, [current]);
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const isAll = cases.length > 0 && cases.every(({ id }) => chosen.has(id));
  const { number, unit, stage, due, holder, marks } = words.region.caseColumns;
  return (
    <div className="wide-box">
      <table className="ledger two-lines case-rows">
        <thead>
          <tr>
            <th scope="col" className="choose">
              <input
                type="checkbox"
                checked={isAll}
                aria-label={words.region.chooseAll}
                onChange={() => onChoose(new Set(isAll ? [] : cases.map(({ id }) => id)))}
              />
            </th>
            {[number, unit, stage, due, holder, marks].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {cases.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              isChosen={chosen.has(row.id)}
              isCurrent={index === current}
              onFocus={() => setCurrent(index)}
              onToggle={() => toggle(row.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
