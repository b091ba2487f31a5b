import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filledFolder, NOTICE_2027 } from '../../test-support/fill.ts';
import { cli, folderOfTest, printed } from '../../test-support/run-cli.ts';

const fileOf = (text: string): string => {
  const file = join(folderOfTest(), 'notice.json');
  writeFileSync(file, text);
  return file;
};

const content = async (folder: string): Promise<string> =>
  (await cli(['backup', '-', '--data', folder])).out.split('\n').slice(1, -2).join('\n');

/** What verify finds, but for the clock: the store is filled by one that may be ahead of that of the host. */
const wrongIn = async (
  folder: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<readonly unknown[]> => {
  const found = printed(await cli(['verify', '--data', folder, '--json'], variables)) as {
    readonly problems: readonly { readonly kind: string }[];
  };
  return found.problems.filter(({ kind }) => kind !== 'recorded-earlier');
};

describe('gongkai calendar load', () => {
  it('shows what would move and writes nothing, then moves it, then finds nothing to do', async () => {
    const { folder } = await filledFolder();
    const file = fileOf(NOTICE_2027);
    const before = await content(folder);
    const dry = await cli(['calendar', 'load', file, '--dry-run', '--data', folder]);
    const moved = ['0-2026-00001', '0-2026-00002', '1-2026-00001'].map(
      (one) => `依-agency-${one}  reply  2027-01-04? -> 2027-01-04`,
    );
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(
      dry.out
        .split('\n')
        .filter((line) => line.includes('  reply  '))
        .toSorted(),
    ).toEqual(moved);
    expect(dry.out).toMatch(/calendar 2026\.0 -> 2027\.0: \d+ dates would move\n$/);
    expect(await content(folder)).toBe(before);
    const loaded = await cli(['calendar', 'load', file, '--data', folder]);
    expect(loaded.out).toBe(dry.out.replace('would move', 'moved'));
    expect(await content(folder)).not.toBe(before);
    expect(await wrongIn(folder)).toEqual([]);
    for (const more of [[], ['--dry-run']]) {
      expect(await cli(['calendar', 'load', file, '--data', folder, ...more])).toEqual({
        code: 0,
        out: 'nothing changed; the calendar is 2027.0\n',
        err: '',
      });
    }
  });

  it('marks a date that moves nearer, and gives programs both dates', async () => {
    const { folder, ids } = await filledFolder(1);
    await cli(['calendar', 'load', '-', '--data', folder], {}, NOTICE_2027);
    const other = NOTICE_2027.replace('2027-01-01', '2027-01-04');
    const dry = await cli(['calendar', 'load', '-', '--dry-run', '--json', '--data', folder], {}, other);
    expect(printed(dry)).toMatchObject({
      dryRun: true,
      changed: true,
      before: { version: '2027.0' },
      after: { version: '2027.1' },
      moved: expect.arrayContaining([
        expect.objectContaining({ caseId: ids[0], clock: 'reply', from: '2027-01-04', to: '2027-01-01' }),
      ]),
    });
    expect((await cli(['calendar', 'load', '-', '--data', folder], {}, other)).out).toContain('2027-01-01  earlier\n');
  });

  it('names every bad line, ends with 2, and loads nothing', async () => {
    const { folder } = await filledFolder(1);
    const bad =
      '{\n  "2027": {\n    "holidays": ["2027-02-30"],\n    "workdays": ["2027-13-01"],\n    "notice": "x"\n  }\n}\n';
    for (const more of [[], ['--dry-run']]) {
      const ran = await cli(['calendar', 'load', fileOf(bad), '--data', folder, ...more]);
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.err).toMatch(/refused; nothing was changed:\n {2}line 3: .*\n {2}line 4: /);
    }
    expect((await cli(['calendar', 'show', '--data', folder])).out).toContain('calendar 2026.0');
    const none = await cli(['calendar', 'load', '/nowhere.json', '--data', folder]);
    expect([none.code, none.err]).toMatchObject([2, expect.stringContaining('/nowhere.json cannot be read')]);
  });
});

describe('a notice that grants a day beyond the law', () => {
  // Fourteen weekdays off; 2027-12-13 is a Monday.
  const text = NOTICE_2027.replace('"2027-10-05"', '"2027-10-05","2027-12-13"');

  it('is refused with the number of days, and with another one than that', async () => {
    const { folder } = await filledFolder(1);
    for (const [more, why] of [
      [[], /line 1: the notice for 2027 gives 14 .* the law gives 13; .*, or with --granted 1\n$/],
      [['--dry-run'], /--granted 1\n$/],
      [
        ['--granted', '2'],
        /does not grant 2 days beyond the law; the right number is "granted": 1, or with --granted 1\n$/,
      ],
    ] as const) {
      const ran = await cli(['calendar', 'load', fileOf(text), '--data', folder, ...more]);
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.err).toMatch(why);
    }
    expect((await cli(['calendar', 'show', '--data', folder])).out).toContain('calendar 2026.0');
  });

  it('is loaded with a warning once that number is acknowledged, and shows it from then on', async () => {
    const { folder } = await filledFolder(1);
    const args = ['calendar', 'load', fileOf(text), '--granted', '1', '--data', folder];
    const warning = 'warning: the notice for 2027 grants 1 day off beyond the law; acknowledged\n';
    expect(await cli([...args, '--dry-run'])).toMatchObject({ code: 0, err: warning });
    expect(await cli(args)).toMatchObject({ code: 0, err: warning });
    const shown = await cli(['calendar', 'show', '--data', folder]);
    expect(shown.out).toMatch(/^2027 {2}国办发明电〔2026〕0号 {2}1 day beyond the law$/m);
    expect(shown.out).toMatch(/^2020 {2}.* {2}2 days beyond the law$/m);
    const again = await cli(['calendar', 'load', fileOf(text), '--data', folder, '--json']);
    expect(printed(again)).toMatchObject({
      changed: false,
      granted: [{ year: 2027, days: 1 }],
      after: { version: '2027.0' },
    });
    expect(await wrongIn(folder)).toEqual([]);
  });

  it.each(['0', '1.5', 'one'])('is not acknowledged by --granted %s', async (days) => {
    const { code, err } = await cli(['calendar', 'load', fileOf(text), '--granted', days]);
    expect([code, err]).toEqual([2, expect.stringContaining('a number of days from 1')]);
  });
});

describe('gongkai calendar overlays', () => {
  it('lists what ships, with the article and the warning', async () => {
    const { code, out, err } = await cli(['calendar', 'overlays']);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(9);
    expect(out).toMatch(
      /^overlay {2}wenshan {2}2023, 2024 {2}everyone in the prefecture {2}文山州自治条例 art\. 57; /m,
    );
    expect(err).toMatch(/^set under 全国年节及纪念日放假办法 Art\. 4; .*U21/);
    expect(printed(await cli(['calendar', 'overlays', '--json']))).toMatchObject({
      overlays: expect.arrayContaining([expect.objectContaining({ region: 'dehong-lisu', off: expect.any(Array) })]),
      warning: expect.stringContaining('U21'),
    });
  });
});

describe('local days of the nodes', () => {
  it('move the dates of open cases, and are those of every verb that opens the database', async () => {
    const { folder } = await filledFolder(1);
    const file = join(folderOfTest(), 'local.json');
    const local = { region: 'dali', off: ['2026-12-07'], work: [], audience: 'everyone', source: 'a notice' };
    writeFileSync(file, JSON.stringify(local));
    const variables = { GONGKAI_OVERLAYS: file };
    const due = async (given: typeof variables | object) =>
      (await cli(['case', 'list', '--data', folder], { ...given })).out.trim().split('  ').at(-1);
    expect(await due({})).toContain('reply 2027-01-04?');
    expect(await due(variables)).toContain('reply 2027-01-05?');
    expect(await wrongIn(folder, variables)).toEqual([]);
    expect((await cli(['calendar', 'show', '--data', folder], variables)).out).toContain('calendar 2026.0+dali');
    expect(await due({})).toContain('reply 2027-01-04?');
  });

  it('are refused where the setting cannot be read', async () => {
    const { folder } = await filledFolder(1);
    const ran = await cli(['case', 'list', '--data', folder], { GONGKAI_OVERLAYS: 'kunming' });
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('there is no overlay kunming') });
  });
});

describe('gongkai calendar show', () => {
  it('lists the notices in force, and the days of a year that differ from the plain week', async () => {
    const { folder } = await filledFolder(1);
    const all = await cli(['calendar', 'show', '--data', folder]);
    expect(all).toMatchObject({ code: 0, err: '' });
    expect(all.out).toMatch(/^2026 {2}国办发明电〔2025〕7号$/m);
    expect(all.out).toMatch(/settled from 2008-01-01 until 2026-12-29; the notice for 2027 is missing\n$/);
    const year = await cli(['calendar', 'show', '2026', '--data', folder]);
    expect(year.out).toMatch(/^2026-02-14 {2}Sat {2}make-up-day {2}国办发明电〔2025〕7号$/m);
    expect(year.out.trim().split('\n')).toHaveLength(39);
    const open = await cli(['calendar', 'show', '2027', '--json', '--data', folder]);
    expect(printed(open)).toMatchObject({
      year: 2027,
      days: expect.arrayContaining([expect.objectContaining({ open: true })]),
    });
  });

  it('names the overlays in use, and the one behind a local day', async () => {
    const variables = { GONGKAI_OVERLAYS: 'dali' };
    const shown = await cli(['calendar', 'show', '--data', folderOfTest()], variables);
    expect(shown.out).toMatch(/^overlay {2}dali {2}2023, 2024 {2}everyone in the prefecture {2}/m);
    expect(shown.out).toContain('calendar 2026.0+dali, sha256');
    expect(shown.err).toContain('design choice U21');
    const year = await cli(['calendar', 'show', '2024', '--data', folderOfTest()], variables);
    expect(year.out).toMatch(/^2024-04-23 {2}Tue {2}local-holiday {2}dali$/m);
    const view = printed(await cli(['calendar', 'show', '--json', '--data', folderOfTest()], variables));
    expect(view).toMatchObject({ overlays: [{ region: 'dali', years: [2023, 2024] }] });
  });

  it.each(['1999', '20266', 'next'])('refuses the year %s', async (year) => {
    const ran = await cli(['calendar', 'show', year, '--data', folderOfTest()]);
    expect([ran.code, ran.out]).toEqual([2, '']);
  });
});
