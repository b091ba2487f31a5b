import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { civilDate, nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from './load-calendar.ts';

const fileOf = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'gongkai-notices-')), 'notices.json');
  writeFileSync(file, text);
  return file;
};

describe('loadCalendar', () => {
  it('is the national calendar without a file', () => {
    expect(loadCalendar(undefined)).toBe(nationalCalendar);
  });

  it('names the line of what is wrong, and loads nothing', () => {
    const file = fileOf(
      '{\n  "2027": {\n    "holidays": ["2027-02-30"],\n    "workdays": [],\n    "notice": "x"\n  }\n}\n',
    );
    expect(() => loadCalendar(file)).toThrow(/refused:\n {2}line 3/);
    expect(() => loadCalendar('/nowhere/notices.json')).toThrow('cannot be read');
  });

  it('makes dates of a new year firm', () => {
    // A made-up notice that balances: thirteen weekdays off and none worked.
    const days = [
      '01-01',
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
    const year = { holidays: days.map((day) => `2027-${day}`), workdays: [], notice: '国办发明电〔2026〕0号' };
    const loaded = loadCalendar(fileOf(JSON.stringify({ 2027: year })));
    expect(loaded.addWorkingDays(civilDate('2026-12-04'), 20)).toMatchObject({ kind: 'final', date: '2027-01-04' });
    expect(loaded.version).toBe('2027.0');
    expect(nationalCalendar.version).toBe('2026.0');
  });
});
