import { CalendarError, nationalCalendar } from '@gongkai/calendar';
import { withOverlays, yunnanOverlays } from '@gongkai/calendar/overlays';
import { describe, expect, it } from 'vitest';
import type { BackupRow, Store } from '../store/store.ts';
import { backupLines } from '../backup/backup-file.ts';
import { restoreBackup } from '../backup/restore.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { accepted, aRequest, desk, fact, fileOfTest, LI, PROCEDURES } from '../../test-support/desk.fixture.ts';
import { hashCalendar } from './hash-calendar.ts';
import { localCalendars } from './local-calendars.ts';
import { previewNotices } from './preview-notices.ts';

const { chuxiong, dali } = yunnanOverlays;
const agency = (id: string, parent: string | null, more: object = {}) => ({
  id,
  name: id,
  level: '州市',
  parent,
  ...more,
});
const TREE = [
  agency('yunnan', null),
  agency('dali', 'yunnan', { overlays: [dali] }),
  agency('xiangyun', 'dali'),
  agency('weishan', 'dali', { overlays: [] }),
  agency('kunming', 'yunnan'),
];
const RULEBOOK = {
  procedures: new Map(PROCEDURES.map((one) => [one.id, one])),
  calendar: nationalCalendar,
  warnings: [],
};

describe('calendars of agencies', () => {
  const { of, all, key } = localCalendars(nationalCalendar, TREE);
  const local = hashCalendar(withOverlays(nationalCalendar, [dali]));
  const national = hashCalendar(nationalCalendar);

  it.each([
    ['dali', local],
    ['xiangyun', local],
    // Its own list, empty, replaces that of the agency above it.
    ['weishan', national],
    ['kunming', national],
    ['yunnan', national],
    ['not-in-the-tree', national],
    [null, national],
  ])('are those of the nearest agency with local days: %s', (id, hash) => {
    expect(hashCalendar(of(id))).toBe(hash);
  });

  it('are made once each, and are the national one where no agency has local days', () => {
    expect(all.map(hashCalendar)).toEqual([national, local]);
    expect(of('xiangyun')).toBe(of('dali'));
    expect(key).not.toBe('');
    const none = localCalendars(nationalCalendar, [agency('dali', null)]);
    expect([none.of('dali') === nationalCalendar, none.all.length, none.key]).toEqual([true, 1, '']);
  });

  it('end where the parents of an agency come back to it', () => {
    const circle = localCalendars(nationalCalendar, [agency('a', 'b'), agency('b', 'a'), ...TREE]);
    expect(circle.of('a')).toBe(nationalCalendar);
  });
});

/** Requests of three agencies, received before the local days of April 2024. */
const region = async () => {
  const file = fileOfTest();
  const made = await desk({ file, start: '2024-04-08' });
  const ids: Record<string, string> = {};
  for (const id of ['xiangyun', 'kunming', 'elsewhere']) {
    ids[id] = accepted(await made.engine.open(aRequest(id, '2024-04-08'), { actor: LI })).case.id;
  }
  return { ...made, file, ids };
};

type Region = Awaited<ReturnType<typeof region>>;

const duesIn = async ({ engine, ids }: Pick<Region, 'engine' | 'ids'>) =>
  Object.fromEntries(
    await Promise.all(Object.entries(ids).map(async ([id, one]) => [id, (await engine.read(one))?.dues['reply']])),
  );

const NATIONAL = { xiangyun: '2024-05-08', kunming: '2024-05-08', elsewhere: '2024-05-08' };
// 23 to 25 April are off in Dali; Saturday 11 May is a make-up day.
const LOCAL = { ...NATIONAL, xiangyun: '2024-05-11' };

const rowsOf = async (store: Store): Promise<readonly BackupRow[]> => {
  const rows: BackupRow[] = [];
  for await (const row of store.dump()) rows.push(row);
  return rows;
};

describe('local days of an agency', () => {
  it('move the open cases of it and of those below it, each recorded, and of no other agency', async () => {
    const made = await region();
    const { engine, ids } = made;
    expect(await duesIn(made)).toEqual(NATIONAL);
    // The reply, and the period for a notice of correction is over.
    const moved = await engine.putAgencies(TREE);
    expect(await duesIn(made)).toEqual(LOCAL);
    const moves = await engine.moves(ids['xiangyun'] ?? '');
    expect(moved).toBe(moves.length);
    expect(moves.find(({ clock }) => clock === 'reply')).toMatchObject({ from: '2024-05-08', to: '2024-05-11' });
    expect(await engine.moves(ids['kunming'] ?? '')).toEqual([]);
    expect(await engine.putAgencies(TREE)).toBe(0);
    expect(hashCalendar(engine.calendarOf('xiangyun'))).not.toBe(hashCalendar(engine.calendar));
    expect((await engine.verify()).problems).toEqual([]);
    // Taken away again.
    await engine.putAgencies([agency('dali', 'yunnan')]);
    expect(await duesIn(made)).toEqual(NATIONAL);
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('move the cases of an agency that gets another parent', async () => {
    const made = await region();
    await made.engine.putAgencies(TREE);
    await made.engine.putAgencies([agency('xiangyun', 'yunnan'), agency('kunming', 'dali')]);
    expect(await duesIn(made)).toEqual({ ...NATIONAL, kunming: '2024-05-11' });
    expect((await made.engine.verify()).problems).toEqual([]);
  });

  it('count for new cases and further facts, and expire at their own date', async () => {
    const made = await region();
    const { engine, moveTo, ids } = made;
    await engine.putAgencies(TREE);
    const id = ids['xiangyun'] ?? '';
    accepted(await engine.submit(id, fact('request.registered', '2024-04-08'), { actor: LI }));
    expect(accepted(await engine.open(aRequest('dali', '2024-04-08'), { actor: LI })).case.dues['reply']).toBe(
      '2024-05-11',
    );
    moveTo('2024-05-09T00:00:00+08:00');
    await engine.sweep();
    const typesOf = async (one: string) => (await engine.history(one)).map(({ type }) => type);
    expect(await typesOf(id)).not.toContain('clock.expired');
    expect(await typesOf(ids['kunming'] ?? '')).toContain('clock.expired');
    moveTo('2024-05-12T00:00:00+08:00');
    await engine.sweep();
    expect(await typesOf(id)).toContain('clock.expired');
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('are taken up by a node that runs, at its next sweep, and by one that starts later', async () => {
    const { engine, file, ids } = await region();
    const other = await desk({ file, start: '2024-04-08' });
    await engine.putAgencies(TREE);
    expect(other.engine.calendarOf('dali')).toBe(nationalCalendar);
    await other.engine.sweep();
    expect(hashCalendar(other.engine.calendarOf('dali'))).toBe(hashCalendar(engine.calendarOf('dali')));
    await engine.close();
    await other.engine.close();
    const later = await desk({ file, start: '2024-04-09' });
    expect(await duesIn({ engine: later.engine, ids })).toEqual(LOCAL);
    expect((await later.engine.verify()).problems).toEqual([]);
    await later.engine.close();
  });

  it('stay under notices that are loaded, which the preview foresees', async () => {
    const made = await region();
    const { engine, store } = made;
    await engine.putAgencies(TREE);
    // As the notice of 2024, with Sunday 28 April a day off and Saturday 27 April worked.
    const year = nationalCalendar.input.years['2024'];
    const workdays = (year?.workdays ?? []).map((on) => (on === '2024-04-28' ? '2024-04-27' : on));
    const text = JSON.stringify({ 2024: { ...year, workdays } });
    const { moves } = await previewNotices(store, RULEBOOK, text);
    expect(await engine.loadNotices(text)).toBe(moves.length);
    expect(await duesIn(made)).toEqual(LOCAL);
    expect((await engine.verify()).problems).toEqual([]);
  });

  it('are in a backup, and the restored cases have the same dates', async () => {
    const { engine, store } = await region();
    await engine.putAgencies(TREE);
    const empty = openSqliteStore();
    await restoreBackup(empty, RULEBOOK, linesOf(store));
    expect(await rowsOf(empty)).toEqual(await rowsOf(store));
    const again = await desk({ wrap: () => empty, start: '2024-04-08' });
    expect((await again.engine.verify()).problems).toEqual([]);
  });

  it('are refused where they contradict each other, and nothing is stored', async () => {
    const made = await region();
    const both = [dali, { ...chuxiong, region: 'x', off: [], work: [dali.off[0] ?? ''] }];
    await expect(made.engine.putAgencies([agency('dali', null, { overlays: both })])).rejects.toThrow(CalendarError);
    expect(await made.engine.figures.agencies()).toEqual([]);
  });
});

async function* linesOf(store: Store): AsyncGenerator<string> {
  for await (const line of backupLines(store)) yield line.trimEnd();
}
