import { describe, expect, it } from 'vitest';
import { filledFolder, NOTICE_2027 } from '../../test-support/fill.ts';
import { cli, cliProcess, printed } from '../../test-support/run-cli.ts';

describe('gongkai deadline', () => {
  it('prints the date and one line on how it comes about', async () => {
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
  });

  it('answers every line of its input that can be answered, and names the others', async () => {
    const lines = '2026-01-30 20\r\n\nsoon 3\n2026-03-02,5\n2026-12-20 10\n2026-01-01\n2026-01-30 1.5\n2007-01-01 5';
    expect(await cliProcess(['deadline', '-'], {}, lines)).toEqual({
      code: 2,
      out: '2026-01-30 20 2026-03-05\n2026-03-02 5 2026-03-09\n2026-12-20 10 2027-01-04 (provisional)\n',
      err:
        'gongkai: line 3: There is no day "soon"\nline 6: write START DAYS\n' +
        'line 7: 1.5 is no number of working days from 0 to 2000\nline 8: The calendar begins on 2008-01-01\n',
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
    [['2026-01-30', '2001'], '2001 is no number of working days'],
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
