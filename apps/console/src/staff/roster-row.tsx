import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import type { Shift } from './roster-rows.ts';

const TYPED = [
  ['shift', 40],
  ['leader', 100],
  ['officer', 100],
  ['phone', 40],
] as const;

/** A shift to be typed. */
export const RosterRow = ({
  row,
  days,
  onChange,
  onRemove,
}: {
  readonly row: Shift;
  readonly days: readonly string[];
  readonly onChange: (row: Shift) => void;
  readonly onRemove: () => void;
}) => {
  const { words } = useWords();
  const dates = useDates();
  const { roster } = words.staff;
  const label = (column: string): string => `${dates.day(row.day)} ${column}`;
  return (
    <tr>
      <td>
        <select
          className="box-field"
          aria-label={roster.columns.day}
          value={row.day}
          onChange={({ target }) => onChange({ ...row, day: target.value })}
        >
          {days.map((day) => (
            <option key={day} value={day}>
              {dates.day(day)}
            </option>
          ))}
        </select>
      </td>
      {TYPED.map(([name, most]) => (
        <td key={name}>
          <input
            aria-label={label(roster.columns[name])}
            value={row[name]}
            maxLength={most}
            required
            onChange={({ target }) => onChange({ ...row, [name]: target.value })}
          />
        </td>
      ))}
      <td>
        <button type="button" className="link" aria-label={label(roster.remove)} onClick={onRemove}>
          {roster.remove}
        </button>
      </td>
    </tr>
  );
};
