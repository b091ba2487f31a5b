import { describe, expect, it } from 'vitest';
import { canonicalText } from '../calendar/canonical-text.ts';
import { createCalendar } from '../calendar/create-calendar.ts';
import type { Overlay } from '../calendar/notice-years.ts';
import { nationalCalendar } from '../data/national-calendar.ts';
import { civilDate } from '../days/civil-date.ts';
import { parseOverlay } from './parse-overlay.ts';
import { readOverlays, SHIPPED_OVERLAYS, withOverlays, yearsOf } from './read-overlays.ts';
import { yunnanOverlays } from './yunnan-overlays.ts';

const d = civilDate;
const { chuxiong, dali, dehong, dehongLisu } = yunnanOverlays;
const overlayOf = (region: string, off: readonly string[], work: readonly string[] = []): Overlay => ({
  region,
  off,
  work,
  audience: 'everyone',
  source: 'a notice',
});

describe('a calendar with several overlays', () => {
  const both = withOverlays(nationalCalendar, [dehongLisu, dehong]);

  it('has the days of all of them, and says which one set a day', () => {
    expect(both.dayOf(d('2023-01-30'))).toMatchObject({ reason: 'local-holiday', overlay: 'dehong-lisu' });
    expect(both.dayOf(d('2023-04-16'))).toMatchObject({ reason: 'local-working-day', overlay: 'dehong' });
    expect(both.dayOf(d('2024-02-18'))).toMatchObject({ reason: 'local-holiday', overlay: 'dehong-lisu' });
    expect(Object.keys(both.dayOf(d('2023-01-29')))).not.toContain('overlay');
  });

  it('names the region beside every local day of a trace', () => {
    const named = both.trace(d('2023-04-11'), d('2023-04-17')).map(({ date, overlay }) => [date.slice(5), overlay]);
    expect(named).toEqual([
      ['04-12', 'dehong'],
      ['04-13', 'dehong'],
      ['04-14', 'dehong'],
      // A Saturday is off everywhere.
      ['04-15', undefined],
      ['04-16', 'dehong'],
      ['04-17', undefined],
    ]);
  });

  it('is the same calendar in any order of them', () => {
    const other = withOverlays(nationalCalendar, [dehong, dehongLisu]);
    expect(both.version).toBe('2026.0+dehong+dehong-lisu');
    expect([other.version, canonicalText(other)]).toEqual([both.version, canonicalText(both)]);
    const texts = [[], [dehong], [dehongLisu], [dehong, dehongLisu]].map((overlays) =>
      canonicalText(withOverlays(nationalCalendar, overlays)),
    );
    expect(new Set(texts).size).toBe(4);
  });

  it.each([
    ['a region twice', [dali, dali]],
    ['a day off in one and worked in the other', [overlayOf('x', ['2024-05-06']), overlayOf('y', [], ['2024-05-06'])]],
    [
      'a day worked in the first and off in the last',
      [overlayOf('a', [], ['2024-05-11']), overlayOf('b', ['2024-05-11'])],
    ],
  ])('is refused for %s', (_, overlays) => {
    expect(() => withOverlays(nationalCalendar, overlays)).toThrow(
      expect.objectContaining({ code: 'calendar/bad-input' }),
    );
  });
});

describe('withOverlays', () => {
  it('puts overlays in place of those that a calendar has, and takes them away', () => {
    const local = withOverlays(nationalCalendar, [dali]);
    expect(withOverlays(local, [chuxiong]).version).toBe('2026.0+chuxiong');
    expect(canonicalText(withOverlays(local, []))).toBe(canonicalText(nationalCalendar));
    expect(withOverlays(nationalCalendar, [])).toBe(nationalCalendar);
  });

  it('leaves notices and estimate as they are', () => {
    const local = withOverlays(nationalCalendar, [dali]);
    expect(canonicalText(local)).toBe(canonicalText(createCalendar({ ...nationalCalendar.input, overlays: [dali] })));
    expect(local.addWorkingDays(d('2026-12-04'), 20)).toMatchObject({ kind: 'provisional', date: '2027-01-04' });
  });
});

describe('an overlay that ships', () => {
  it('goes by its region', () => {
    expect([...SHIPPED_OVERLAYS.keys()].toSorted()).toEqual([
      'chuxiong',
      'dali',
      'dehong',
      'dehong-lisu',
      'diqing',
      'honghe',
      'nujiang',
      'wenshan',
      'xishuangbanna',
    ]);
  });

  it('says of which years it has days', () => {
    expect(yearsOf(chuxiong)).toEqual([2017, 2024]);
    expect(yearsOf(yunnanOverlays.xishuangbanna)).toEqual([2019, 2022, 2023, 2024]);
  });

  it.each([...SHIPPED_OVERLAYS.values()])('passes the checks of a file: $region', (overlay) => {
    expect(parseOverlay(JSON.stringify(overlay))).toEqual({ ok: true, overlay });
  });
});

const LINES = [
  '{',
  '  "region": "wenshan",',
  '  "off": ["2026-04-20", "2026-04-21"],',
  '  "work": ["2026-04-25"],',
  '  "audience": "everyone in the prefecture",',
  '  "source": "the notice of the prefecture"',
  '}',
];
const FILE = LINES.join('\n');

describe('a file of local days', () => {
  it('is read whole', () => {
    expect(parseOverlay(FILE)).toEqual({
      ok: true,
      overlay: {
        region: 'wenshan',
        off: ['2026-04-20', '2026-04-21'],
        work: ['2026-04-25'],
        audience: 'everyone in the prefecture',
        source: 'the notice of the prefecture',
      },
    });
  });

  it.each([
    ['no JSON', '{', 1, 'file/not-json', ''],
    ['a list', '[]', 1, 'file/wrong-type', ''],
    ['an unknown key', FILE.replace('"audience"', '"for": "x", "audience"'), 5, 'file/unknown-key', 'for'],
    ['a key twice', FILE.replace('"work"', '"off"'), 4, 'file/duplicate-key', 'off'],
    ['a number for a region', FILE.replace('"wenshan"', '1'), 2, 'file/wrong-type', 'region'],
    ['a text for a list', FILE.replace('["2026-04-25"]', '"2026-04-25"'), 4, 'file/wrong-type', 'work'],
    ['a region with a plus sign', FILE.replace('wenshan', 'wen+shan'), 2, 'overlay/bad-region', 'region'],
    ['a blank region', FILE.replace('wenshan', ' '), 2, 'overlay/blank', 'region'],
    ['a blank source', FILE.replace('the notice of the prefecture', ''), 6, 'overlay/blank', 'source'],
    ['an impossible day', FILE.replace('2026-04-20', '2026-04-31'), 3, 'date/impossible', 'off[0]'],
    ['a short date', FILE.replace('2026-04-20', '2026-4-20'), 3, 'date/malformed', 'off[0]'],
    ['a day twice', FILE.replace('2026-04-20', '2026-04-21'), 3, 'date/duplicate', 'off[1]'],
    ['a day off and worked', FILE.replace('2026-04-20', '2026-04-25'), 4, 'date/off-and-worked', 'work[0]'],
    ['a worked Friday', FILE.replace('2026-04-25', '2026-04-24'), 4, 'date/make-up-on-weekday', 'work[0]'],
    ['no day', FILE.replace('"2026-04-20", "2026-04-21"', '').replace('"2026-04-25"', ''), 1, 'overlay/empty', ''],
  ])('is refused with its line: %s', (_, text, line, code, path) => {
    const parsed = parseOverlay(text);
    const found = parsed.ok ? [] : parsed.problems.filter((one) => one.code !== 'file/missing-key');
    expect(found.map((one) => [one.line, one.code, one.path])).toEqual([[line, code, path]]);
  });

  it('may work as many days as it has off', () => {
    expect(parseOverlay(FILE.replace('"2026-04-20", ', ''))).toMatchObject({ ok: true });
  });

  it('is refused with all that is wrong in the order of its lines', () => {
    const text = FILE.replace('wenshan', ' ').replace('2026-04-20', '2026-04-31').replace('"audience"', '"for"');
    const parsed = parseOverlay(text);
    const found = parsed.ok ? [] : parsed.problems.map((one) => [one.line, one.code]);
    expect(found).toEqual([
      [1, 'file/missing-key'],
      [2, 'overlay/blank'],
      [3, 'date/impossible'],
      [5, 'file/unknown-key'],
    ]);
  });

  it('needs every key', () => {
    const parsed = parseOverlay('\n{}');
    const found = parsed.ok ? [] : parsed.problems.map((one) => [one.line, one.code, one.path]);
    expect(found).toEqual(['region', 'audience', 'source', 'off', 'work'].map((key) => [2, 'file/missing-key', key]));
  });
});

describe('a setting of overlays', () => {
  const read = (setting: string) => readOverlays(setting, (file) => (file === 'local.json' ? FILE : '{"region": 1}'));

  it('names regions that ship and files', () => {
    const { overlays, bad } = read(' dali, local.json,');
    expect(overlays.map(({ region }) => region)).toEqual(['dali', 'wenshan']);
    expect(bad).toEqual([]);
  });

  it('is empty where the text is empty', () => {
    expect(read('')).toEqual({ overlays: [], bad: [] });
  });

  it('names every part that cannot be used', () => {
    const { overlays, bad } = read('dali,kunming,bad.json');
    expect(overlays).toEqual([dali]);
    expect(bad[0]).toBe(
      'there is no overlay kunming; known are chuxiong, honghe, wenshan, xishuangbanna, dehong, dehong-lisu, dali, ' +
        'nujiang, diqing, or a file that ends in .json',
    );
    expect(bad.slice(1).every((sentence) => sentence.startsWith('bad.json line 1: '))).toBe(true);
    expect(bad.length).toBeGreaterThan(2);
  });
});
