import { nationalCalendar } from '@gongkai/calendar';
import { CalendarFileError } from '@gongkai/calendar/notices';
import { describe, expect, it } from 'vitest';
import type { BackupRow, Move, Store } from '../store/store.ts';
import { accepted, aRequest, desk, LI, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { hashCalendar } from './hash-calendar.ts';
import { previewNotices } from './preview-notices.ts';

const RULEBOOK = {
  procedures: new Map(PROCEDURES.map((one) => [one.id, one])),
  calendar: nationalCalendar,
  warnings: [],
};

/** A made-up notice that balances: thirteen weekdays off and none worked; the first of them may be named. */
const notice2027 = (first = '01-01'): string => {
  const rest = [
    '02-05',
    '02-08',
    '02-09',
    '02-10',
    '02-11',
    '04-05',
    '05-03',
    '05-04',
    '06-09',
    '10-01',
    '10-04',
    '10-05',
  ];
  const holidays = [first, ...rest].map((day) => `2027-${day}`);
  return JSON.stringify({ 2027: { holidays, workdays: [], notice: '国办发明电〔2026〕0号' } });
};

const rowsOf = async (store: Store): Promise<readonly BackupRow[]> => {
  const rows: BackupRow[] = [];
  for await (const row of store.dump()) rows.push(row);
  return rows;
};

const withCases = async () => {
  const made = await desk({ start: '2026-12-04' });
  for (const agency of ['a', 'b', 'b']) accepted(await made.engine.open(aRequest(agency, '2026-12-04'), { actor: LI }));
  return made;
};

/** Dates of the replies: other clocks that a procedure runs beside them may move as well. */
const replies = (moves: readonly Move[]) =>
  moves.filter(({ clock }) => clock === 'reply').map(({ from, to }) => [from, to]);

describe('previewNotices', () => {
  it('reports the dates that loading would move, and writes nothing', async () => {
    const { engine, store } = await withCases();
    const before = await rowsOf(store);
    const { moves, after } = await previewNotices(store, RULEBOOK, notice2027());
    expect(replies(moves)).toEqual(Array.from({ length: 3 }, () => ['2027-01-04?', '2027-01-04']));
    expect(await rowsOf(store)).toEqual(before);
    expect(await store.notices(0)).toEqual([]);
    expect(await engine.loadNotices(notice2027())).toBe(moves.length);
    expect(hashCalendar(engine.calendar)).toBe(hashCalendar(after));
    const ids = [...new Set(moves.map(({ caseId }) => caseId))];
    const written = (await Promise.all(ids.map((id) => engine.moves(id)))).flat();
    expect(written).toHaveLength(moves.length);
    expect(written).toEqual(expect.arrayContaining([...moves]));
    await engine.close();
  });

  it('counts from the notices that the store holds, and gives the same calendar back where nothing changes', async () => {
    const { engine, store } = await withCases();
    await engine.loadNotices(notice2027());
    const again = await previewNotices(store, RULEBOOK, notice2027());
    expect(again.after).toBe(again.before);
    expect(again.moves).toEqual([]);
    const other = await previewNotices(store, RULEBOOK, notice2027('01-04'));
    expect(replies(other.moves)).toEqual(Array.from({ length: 3 }, () => ['2027-01-04', '2027-01-01']));
    await engine.close();
  });

  it('refuses a bad file as loading does', async () => {
    const { engine, store } = await withCases();
    await expect(previewNotices(store, RULEBOOK, '{')).rejects.toThrow(CalendarFileError);
    await engine.close();
  });
});
