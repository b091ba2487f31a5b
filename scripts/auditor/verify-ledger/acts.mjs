// Folds the acts of an export, and compares the rows that they tell of with the rows that the export holds.
import { hex, isString } from './forms.mjs';
const TABLES =
  'keys:id endpoints:id agencies:id tasks:id outbox:id notices:number moves:case_id,clock,moved_at,calendar_to ' +
  'entries:agency_key,agency,year,register,seq published:agency_key,agency,year,format ' +
  'corrections:agency_key,agency,year,format,seq clock_stops:id people:id person_duties:id delegations:id ' +
  'rosters:agency,month,version';
const KEYS = Object.fromEntries(TABLES.split(' ').map((one) => [one.split(':')[0], one.split(':')[1].split(',')]));
const HASHED = { notices: 'text', endpoints: 'secrets', published: 'body', people: 'phone mail', rosters: 'lines' };
const placeOf = (name, row) => JSON.stringify([name, ...KEYS[name].map((column) => row[column])]);
/** The value of a column as an act holds it; of a message, the hash of its whole row in the order of its columns. */
function valueOf({ t, ...row }, column) {
  if (t === 'outbox' && column === 'row') return `sha256:${hex(JSON.stringify(row, Object.keys(row).sort()))}`;
  return HASHED[t]?.split(' ').includes(column) && isString(row[column]) ? `sha256:${hex(row[column])}` : row[column];
}
export const toldRows = () => {
  const told = new Map();
  return {
    addAct: (text) => {
      for (const { t, row } of Array.isArray(text?.rows) ? text.rows : []) {
        const known = KEYS[t] !== undefined && row !== null && typeof row === 'object' && placeOf(t, row);
        const again = t === 'tasks' && text.kind === 'system.recorded' && told.has(known);
        if (known && !again) told.set(known, { seq: text.act, row });
      }
    },
    fault: (row) => {
      if (KEYS[row.t] === undefined || (row.t === 'outbox' && String(row.topic).startsWith('fact.'))) return null;
      const place = placeOf(row.t, row);
      const act = told.get(place);
      told.delete(place);
      if (act === undefined) return `no act tells of this row of ${row.t}`;
      const column = Object.keys(act.row).find((name) => act.row[name] !== valueOf(row, name));
      return column === undefined ? null : `column ${column} of ${row.t} is not what act ${act.seq} tells`;
    },
    missing: () => [...told].map(([place, { seq }]) => `act ${seq} tells of ${place}, which the export lacks`),
  };
};
