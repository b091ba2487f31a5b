import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { keep, kept } from '../data/kept-choice.ts';
import { Refused } from '../data/problem.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/language.ts';
import { daysOf, filled, type Shift, sorted } from './roster-rows.ts';
import { RosterRow } from './roster-row.tsx';
import { StaleRoster } from './stale-roster.tsx';

/** A roster as it was read. */
export interface FoundRoster {
  readonly month: string;
  readonly version: number;
  readonly rows: readonly Shift[];
}

const isShift = (value: unknown): value is Shift =>
  typeof value === 'object' &&
  value !== null &&
  ['day', 'shift', 'leader', 'officer', 'phone'].every(
    (name) => typeof Object.entries(value).find(([key]) => key === name)?.[1] === 'string',
  );

const draftIn = (name: string): readonly Shift[] | null => {
  try {
    const value: unknown = JSON.parse(kept(name) ?? 'null');
    return Array.isArray(value) && value.every(isShift) ? value : null;
  } catch {
    return null;
  }
};

/** The rows of a month as they are typed: kept in this browser until they are saved. */
const useRows = (agency: string, found: FoundRoster, onTyped: (rows: readonly Shift[] | null) => void) => {
  const name = `draft.roster.${agency}.${found.month}`;
  const [typed, setTyped] = useState(() => draftIn(name));
  useEffect(() => {
    keep(name, typed === null ? null : JSON.stringify(typed));
    onTyped(typed);
  }, [name, typed, onTyped]);
  useEffect(() => () => onTyped(null), [onTyped]);
  return { rows: typed ?? found.rows, isTyped: typed !== null, setTyped };
};

const Rows = ({
  month,
  rows,
  onChange,
}: {
  readonly month: string;
  readonly rows: readonly Shift[];
  readonly onChange: (rows: readonly Shift[]) => void;
}) => {
  const { roster } = useWords().words.staff;
  const days = daysOf(month);
  return (
    <div className="wide-box">
      <table className="ledger roster-table">
        <thead>
          <tr>
            {Object.values(roster.columns).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">
              <span className="for-ears">{roster.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <RosterRow
              // Rows have no name of their own, and stay in their order while they are typed.
              key={index}
              row={row}
              days={days}
              onChange={(next) => onChange(rows.map((one, at) => (at === index ? next : one)))}
              onRemove={() => onChange(rows.filter((_, at) => at !== index))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Writes the rows as a new version of the month, after the version that was seen. */
const useSave = (agency: string, month: string, rows: readonly Shift[], onSaved: (version: number) => void) => {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['roster', month] });
  return useMutation({
    mutationFn: (seen: number) =>
      answerOf(
        api.rosters[':month'].$put({
          param: { month },
          json: { agency, seen, rows: sorted(rows).map((row) => ({ ...row })) },
        }),
      ),
    onSuccess: async ({ version }) => {
      onSaved(version);
      await refresh();
    },
    onError: () => void refresh(),
  });
};

/** The rows of a month to be typed; where another person wrote meanwhile, what was typed stays. */
export const RosterEditor = ({
  agency,
  found,
  onTyped,
}: {
  readonly agency: string;
  readonly found: FoundRoster;
  readonly onTyped: (rows: readonly Shift[] | null) => void;
}) => {
  const { words } = useWords();
  const { rows, isTyped, setTyped } = useRows(agency, found, onTyped);
  // The version that was on the screen when typing began: a newer one is not written over unseen.
  const [seen, setSeen] = useState(found.version);
  const present = isTyped ? seen : found.version;
  const save = useSave(agency, found.month, rows, (version) => {
    setSeen(version);
    setTyped(null);
  });
  const isStale = save.error instanceof Refused && save.error.problem.code === 'roster/stale';
  const { roster } = words.staff;
  const change = (next: readonly Shift[]): void => {
    if (!isTyped) setSeen(found.version);
    setTyped(next);
  };
  return (
    <form
      className="section"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(present);
      }}
    >
      <h2>{roster.edit}</h2>
      {isStale ? (
        <StaleRoster
          month={found.month}
          agency={agency}
          onKeep={(version) => {
            setSeen(version);
            save.mutate(version);
          }}
          onDrop={() => {
            setTyped(null);
            save.reset();
          }}
        />
      ) : (
        <ProblemNote error={save.error} />
      )}
      <Rows month={found.month} rows={rows} onChange={change} />
      <p className="form-end">
        <span className="quiet" role="status">
          {isTyped ? roster.unsaved : save.isSuccess ? words.staff.saved : roster.fillMore}
        </span>
        <Button onClick={() => change(filled(found.month, rows, roster.dayShift))}>{roster.fillWeek}</Button>
        <Button
          onClick={() =>
            change([
              ...rows,
              {
                day: rows.at(-1)?.day ?? `${found.month}-01`,
                shift: roster.dayShift,
                leader: '',
                officer: '',
                phone: '',
              },
            ])
          }
        >
          {roster.addRow}
        </Button>
        <Button type="primary" htmlType="submit" size="large" loading={save.isPending}>
          {roster.save}
        </Button>
      </p>
    </form>
  );
};
