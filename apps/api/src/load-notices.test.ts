import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { civilDate, nationalCalendar } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { NOTICE_2027 } from '../test-support/notice-2027.ts';
import { loadNotices } from './load-notices.ts';

const anEngine = () => openEngine({ store: openSqliteStore(), procedures: PROCEDURES });

const fileOf = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'gongkai-notices-')), 'notices.json');
  writeFileSync(file, text);
  return file;
};

describe('loadNotices', () => {
  it('names the line of what is wrong, and loads nothing', async () => {
    const engine = await anEngine();
    const file = fileOf(
      '{\n  "2027": {\n    "holidays": ["2027-02-30"],\n    "workdays": [],\n    "notice": "x"\n  }\n}\n',
    );
    await expect(loadNotices(engine, file)).rejects.toThrow(/refused:\n {2}line 3/);
    await expect(loadNotices(engine, '/nowhere/notices.json')).rejects.toThrow('cannot be read');
    expect(engine.calendar).toBe(nationalCalendar);
    await engine.close();
  });

  it('loads a notice that grants a day beyond the law once the file acknowledges it', async () => {
    const engine = await anEngine();
    const { holidays = [], ...rest } = { ...nationalCalendar.input.years['2026'] };
    const granting = { 2026: { ...rest, holidays: [...holidays, '2026-12-14'] } };
    await expect(loadNotices(engine, fileOf(JSON.stringify(granting)))).rejects.toThrow(
      'gives 14 weekdays off net of worked weekend days; the law gives 13; if it grants 1 day beyond the law, ' +
        'acknowledge that with "granted": 1 in this year',
    );
    expect(engine.calendar).toBe(nationalCalendar);
    const file = fileOf(JSON.stringify({ 2026: { ...granting['2026'], granted: 1 } }));
    await loadNotices(engine, file);
    expect(engine.calendar.isWorkingDay(civilDate('2026-12-14'))).toBe(false);
    expect(engine.calendar.input.years['2026']?.granted).toBe(1);
    expect(await loadNotices(engine, file)).toBe(0);
    await engine.close();
  });

  it('makes dates of a new year firm, for this engine and for every one that opens the store later', async () => {
    const engine = await anEngine();
    await loadNotices(engine, fileOf(NOTICE_2027));
    const { calendar } = engine;
    expect(calendar.addWorkingDays(civilDate('2026-12-04'), 20)).toMatchObject({ kind: 'final', date: '2027-01-04' });
    expect(calendar.version).toBe('2027.0');
    expect(await loadNotices(engine, fileOf(NOTICE_2027))).toBe(0);
    expect(engine.calendar).toBe(calendar);
    await engine.close();
    expect(nationalCalendar.version).toBe('2026.0');
  });
});
