import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { filledFolder, NOTICE_2027 } from '../../test-support/fill.ts';
import { cli, cliProcess, folderOfTest, printed } from '../../test-support/run-cli.ts';

describe('gongkai deadline', () => {
  it('prints the date and one line that explains it', async () => {
    expect(await cliProcess(['deadline', '2026-01-30', '20'])).toEqual({
      code: 0,
      out:
        '2026-03-05\nworking day 20 after 2026-01-30, not counting 5 days of weekends and 9 days of holidays, ' +
        'counting 2 make-up days (国办发明电〔2025〕7号)\n',
      err: '',
    });
  });

  it('gives programs the date, whether it is provisional, and every day', async () => {
    const firm = printed(await cli(['deadline', '2026-01-30', '20', '--json']));
    expect(firm).toMatchObject({ due: '2026-03-05', provisional: false });
    expect(Object.keys(Object(firm))).toEqual(['due', 'provisional', 'trace']);
    const { trace } = firm as { readonly trace: readonly { readonly counted: boolean; readonly date: string }[] };
    expect([trace.length, trace.filter((day) => day.counted).length, trace.at(-1)?.date]).toEqual([
      34,
      20,
      '2026-03-05',
    ]);
  });

  it('says that a date is provisional, and of which notice, until that is loaded in the database it is asked of', async () => {
    const { folder } = await filledFolder(1);
    const before = await cli(['deadline', '2026-12-04', '20']);
    expect(before.out).toMatch(
      /^2027-01-04 \(provisional\)\n.*; the notice for 2027 is not out: open from 2026-12-29 on/,
    );
    expect((await cli(['calendar', 'load', '-', '--data', folder], {}, NOTICE_2027)).code).toBe(0);
    const after = await cli(['deadline', '2026-12-04', '20', '--data', folder]);
    expect(after.out).toMatch(/^2027-01-04\nworking day 20 after 2026-12-04/);
    // The environment names a database as the option does.
    const named = await cli(['deadline', '2026-12-04', '20'], { GONGKAI_DATA: folder });
    expect(named.out).toBe(after.out);
  });

  it('counts with the local days of an agency of the database, and knows no other agency', async () => {
    const { folder, file } = await filledFolder(1);
    const store = openSqliteStore({ file });
    const overlays = [{ region: 'dali', off: ['2024-04-23'], work: [], audience: 'everyone', source: 'a notice' }];
    await store.figures.putAgencies([{ id: 'dali', name: '大理州', level: '州市', parent: null, overlays }]);
    await store.close();
    const ask = (...more: readonly string[]) => cli(['deadline', '2024-04-22', '1', '--data', folder, ...more]);
    expect((await ask()).out).toMatch(/^2024-04-23\n/);
    expect((await ask('--agency', 'dali')).out).toMatch(/^2024-04-24\n.*1 local day off \(dali\)/);
    expect(await ask('--agency', 'kunming')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no agency kunming'),
    });
  });

  it('leaves out local days where they are named, with the region, a warning and the date without them', async () => {
    const ran = await cli(['deadline', '2024-04-22', '2', '--overlay', 'dali']);
    expect(ran).toMatchObject({
      code: 0,
      out:
        '2024-04-28\nworking day 2 after 2024-04-22, not counting 1 day of a weekend and 3 local days off (dali), ' +
        'counting 1 make-up day (国办发明电〔2023〕7号)\n',
    });
    expect(ran.err).toMatch(/^warning: whether local days off count .*U21.*\nwithout local days: 2024-04-24\n$/);
    const { out } = await cli(['deadline', '2019-04-12', '5', '--overlay', 'xishuangbanna']);
    expect(out).toContain('5 local days off (xishuangbanna), counting 2 local make-up days (xishuangbanna)');
  });

  it('gives programs the overlays with their article, their days and the date without them', async () => {
    const ran = await cli(['deadline', '2024-04-22', '2', '--json', '--overlay', 'dali,dehong']);
    expect(ran.err).toBe('');
    expect(printed(ran)).toMatchObject({
      due: '2024-04-28',
      dueWithoutOverlays: '2024-04-24',
      trace: expect.arrayContaining([expect.objectContaining({ date: '2024-04-23', overlay: 'dali' })]),
      overlays: [
        { region: 'dali', years: [2023, 2024], basis: '全国年节及纪念日放假办法 Art. 4' },
        { region: 'dehong' },
      ],
      warnings: [expect.stringContaining('U21')],
    });
  });

  it('reads local days from a file, and says of which years an overlay has none', async () => {
    const file = join(folderOfTest(), 'wenshan.json');
    const local = { region: 'wenshan', off: ['2026-04-20'], work: [], audience: 'everyone', source: 'a notice' };
    writeFileSync(file, JSON.stringify(local));
    const ran = await cli(['deadline', '2026-04-17', '1', '--overlay', `${file},dali`]);
    expect(ran.out).toMatch(/^2026-04-21\n.*1 local day off \(wenshan\)/);
    expect(ran.err).toContain('warning: the overlay dali has no days of 2026\n');
    expect(ran.err).not.toContain('the overlay wenshan has no days');
  });

  it('counts local days with GONGKAI_OVERLAYS, which an option overrides', async () => {
    const variables = { GONGKAI_OVERLAYS: 'dali' };
    expect((await cli(['deadline', '2024-04-22', '2'], variables)).out).toMatch(/^2024-04-28\n/);
    expect((await cli(['deadline', '2024-04-22', '2', '--overlay', ''], variables)).out).toMatch(/^2024-04-24\n/);
    const lines = await cli(['deadline', '-'], variables, '2024-04-22 2\n2024-11-21 1\n');
    expect(lines.out).toBe('2024-04-22 2 2024-04-28\n2024-11-21 1 2024-11-25\n');
    expect(lines.err.match(/U21/g)).toHaveLength(1);
  });

  it.each([
    ['kunming', /there is no overlay kunming; known are chuxiong, /],
    ['/nowhere.json', /\/nowhere\.json cannot be read/],
    ['dali,dali', /The overlay dali is given twice/],
  ])('refuses the overlay %s', async (overlay, why) => {
    const ran = await cli(['deadline', '2024-04-22', '2', '--overlay', overlay]);
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringMatching(why) });
  });

  it('answers every line of its input that can be answered, and names the others', async () => {
    const lines = '2026-01-30 20\r\n\nsoon 3\n2026-03-02,5\n2026-12-20 10\n2026-01-01\n2026-01-30 1.5\n2007-01-01 5';
    expect(await cliProcess(['deadline', '-'], {}, lines)).toEqual({
      code: 2,
      out: '2026-01-30 20 2026-03-05\n2026-03-02 5 2026-03-09\n2026-12-20 10 2027-01-04 (provisional)\n',
      err:
        'gongkai: line 3: There is no day "soon"\nline 6: write START DAYS\n' +
        'line 7: 1.5 is not a number of working days from 0 to 2000\nline 8: The calendar begins on 2008-01-01\n',
    });
    const { out } = await cli(['deadline', '-', '--json'], {}, '2026-01-30 20\n2026-03-02 5\n');
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      { start: '2026-01-30', days: 20, due: '2026-03-05' },
      { start: '2026-03-02', days: 5, due: '2026-03-09' },
    ]);
  });

  it.each([
    [['2026-02-30', '20'], 'There is no day "2026-02-30"'],
    [['2026-01-30'], 'say how many working days'],
    [['2026-01-30', '2001'], '2001 is not a number of working days'],
    [['2026-01-30', '20', '--jsn'], "unknown option '--jsn'"],
    [['2026-01-30', '20', 'now'], 'too many arguments'],
    [['2027-12-01', '60'], '2028'],
  ])('refuses %j with 2', async (args, why) => {
    const ran = await cli(['deadline', ...args]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(why);
    expect(ran.err).not.toContain('    at ');
  });
});
