import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { describe, expect, it } from 'vitest';
import { filledFolder, NOTICE_2027 } from '../test-support/fill.ts';
import { cli, cliProcess, folderOfTest, printed } from '../test-support/run-cli.ts';
import { VERBS } from '../test-support/verbs.ts';
import { CLI_ERROR_CODES } from './error-codes.ts';

const words = (verb: string): readonly string[] => verb.split(' ');

const required = (command: CommandUnknownOpts): readonly string[] =>
  command.registeredArguments.filter((argument) => argument.required).map(({ argChoices }) => argChoices?.[0] ?? 'x');

const needed = (command: CommandUnknownOpts): readonly string[] =>
  command.options.filter(({ mandatory }) => mandatory).flatMap(({ long }) => [long ?? '', 'x']);

/** Runs twice: for people, and for a program, whose answer is one object and nothing else. */
const errorOf = async (args: readonly string[], variables = {}, input = '') => {
  const people = await cli(args, variables, input);
  const program = await cli([...args, '--json'], variables, input);
  expect(program.code).toBe(people.code);
  expect(people.out).toBe('');
  expect(program.out.trim().split('\n')).toHaveLength(1);
  const answer = printed(program) as {
    readonly error: { readonly code: string; readonly message: string; readonly issues: readonly object[] };
  };
  expect(Object.keys(answer)).toEqual(['error']);
  expect(Object.keys(answer.error)).toEqual(['code', 'message', 'issues']);
  expect(CLI_ERROR_CODES).toContain(answer.error.code);
  expect(answer.error.message).not.toBe('');
  expect(program.err).not.toContain('gongkai: ');
  return { ...answer.error, exitCode: program.code };
};

describe('with --json', () => {
  it('are all verbs but the script of a shell', () => {
    const without = VERBS.filter(([, command]) => !command.options.some(({ long }) => long === '--json'));
    expect(without.map(([verb]) => verb)).toEqual(['completion']);
    expect(VERBS.length).toBeGreaterThan(20);
  });

  it.each(VERBS)('%s refuses an option that is not known', async (verb, command) => {
    const { code, message, exitCode } = await errorOf([
      ...words(verb),
      ...needed(command),
      ...required(command),
      '--nope',
    ]);
    expect([code, exitCode]).toEqual(['usage/unknown-option', 2]);
    expect(message).toContain("unknown option '--nope'");
  });

  it.each(VERBS.filter(([verb, command]) => required(command).length > 0 && verb !== 'completion'))(
    '%s refuses to run without its argument',
    async (verb, command) => {
      const { code, message, exitCode } = await errorOf(words(verb));
      expect([code, exitCode]).toEqual(['usage/missing-argument', 2]);
      expect(message).toContain(`'${command.registeredArguments[0]?.name() ?? ''}'`);
    },
  );

  it.each(
    VERBS.filter(
      ([verb, command]) => verb !== 'completion' && !command.registeredArguments.some(({ variadic }) => variadic),
    ),
  )('%s refuses an argument too many', async (verb, command) => {
    const all = command.registeredArguments.map(
      (argument) => argument.argChoices?.[0] ?? (argument.name() === 'year' ? '2026' : 'x'),
    );
    const { code, exitCode } = await errorOf([...words(verb), ...needed(command), ...all, 'more']);
    expect([code, exitCode]).toEqual(['usage/too-many-arguments', 2]);
  });

  const needDatabase = VERBS.filter(
    ([verb, command]) =>
      command.options.some(({ long }) => long === '--data') &&
      !['deadline', 'migrate', 'restore', 'doctor', 'calendar show'].includes(verb),
  );
  const given: Readonly<Record<string, readonly string[]>> = {
    'clock confirm': ['2026-12-01T09:30:00+08:00'],
    'case open': ['disclosure-request', '-'],
    'case record': ['c', '-'],
    'heads write': ['--file', 'heads.jsonl', '--key', 'head.key'],
    'keys add': ['--name', 'li', '--duties', 'handler'],
    report: ['2026'],
    'agencies put': ['-'],
    'profile set': ['kunming', '-'],
    import: ['--agency', 'kunming', '-'],
  };
  it.each(needDatabase)('%s says that there is no database', async (verb, command) => {
    const args = given[verb] ?? required(command);
    const input = verb === 'calendar load' ? NOTICE_2027 : '{}';
    const files = args.map((one) => (one === 'x' && verb === 'calendar load' ? '-' : one));
    const { code, message, exitCode } = await errorOf([...words(verb), ...files, '--data', folderOfTest()], {}, input);
    expect([code, exitCode]).toEqual(['database/missing', 2]);
    expect(message).toMatch(/there is no database .*gongkai\.db; gongkai migrate makes one/);
  });
});

describe('an error as JSON', () => {
  it.each([
    [['nope'], 'usage/unknown-command', "unknown command 'nope'"],
    [['dedline', '2026-01-30', '20'], 'usage/unknown-command', '(Did you mean deadline?)'],
    [['case', 'nope'], 'usage/unknown-command', "unknown command 'nope'"],
    [[], 'usage/missing-command', 'name a verb'],
    [['case'], 'usage/missing-command', 'name a verb'],
    [['deadline', '2026-02-30', '20'], 'calendar/impossible-date', 'There is no day "2026-02-30"'],
    [['deadline', '2007-02-28', '20'], 'calendar/out-of-range', 'The calendar begins on 2008-01-01'],
    [['deadline', '2027-12-01', '60'], 'calendar/not-published', '2028'],
    [['deadline', '2026-01-30'], 'usage/missing-argument', 'how many working days'],
    [['deadline', '2026-01-30', '2001'], 'input/invalid', '2001'],
    [['deadline', '2026-01-30', '20', '--overlay', 'kunming'], 'input/invalid', 'there is no overlay kunming'],
    [['deadline', '2026-01-30', '20', '--overlay', '/nowhere.json'], 'file/unreadable', '/nowhere.json cannot be read'],
    [['deadline', '2026-01-30', '20', '--overlay', 'dali,dali'], 'calendar/bad-input', 'dali is given twice'],
    [
      ['deadline', '2026-01-30', '20', '--data', 'x', '--database', 'y'],
      'usage/conflicting-options',
      'cannot be used with',
    ],
    [['deadline', '2026-01-30', '20', '--database', 'nowhere'], 'usage/invalid-argument', 'postgres://'],
    [['calendar', 'show', '20266'], 'usage/invalid-argument', '20266 is not a year'],
    [['calendar', 'show', '1999', '--data', '/nowhere'], 'calendar/out-of-range', 'nothing is known of 1999'],
    [['calendar', 'load', '/nowhere.json'], 'file/unreadable', '/nowhere.json cannot be read'],
    [['calendar', 'load', '-', '--granted', '0'], 'usage/invalid-argument', 'a number of days from 1'],
    [['case', 'open', 'nope', '-'], 'usage/invalid-argument', 'Allowed choices are'],
    [['audit', '/nowhere.docx'], 'file/unreadable', '/nowhere.docx cannot be read'],
    [['audit', 'a', 'b', '--html', 'c'], 'usage/conflicting-options', 'go with one report'],
    [['report', '1999'], 'usage/invalid-argument', 'a year from 2008 to 2100'],
    [['report', '2026', '--csv'], 'usage/conflicting-options', "cannot be used with option '--json'"],
    [['keys', 'add'], 'usage/missing-argument', '--name <name>'],
    [['keys', 'add', '--name', 'li', '--duties', 'king'], 'usage/invalid-argument', 'known are'],
    [['heads', 'write'], 'usage/missing-argument', 'name the heads'],
    [['heads', 'key'], 'usage/missing-argument', 'name the key'],
    [['migrate', '--grant', 'node', '--data', '/nowhere'], 'input/invalid', 'a file has no roles'],
  ])('says of %j: %s', async (args, code, message) => {
    // The first answer of --csv is a table, which needs a database.
    const error = args.includes('--csv')
      ? (printed(await cli([...args, '--json'])) as { readonly error: Awaited<ReturnType<typeof errorOf>> }).error
      : await errorOf(args);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });

  it('names every bad line of a file of notices', async () => {
    const { folder } = await filledFolder(1);
    const bad = '{\n  "2027": {\n    "holidays": ["2027-02-30"],\n    "workdays": [],\n    "notice": ""\n  }\n}\n';
    const { code, issues } = await errorOf(['calendar', 'load', '-', '--data', folder], {}, bad);
    expect(code).toBe('calendar/file-refused');
    expect(issues).toEqual([
      { line: 3, code: 'date/impossible', path: '2027.holidays[0]', message: 'there is no day 2027-02-30' },
      { line: 5, code: 'notice/blank', path: '2027.notice', message: 'the number of the notice is blank' },
    ]);
  });

  it('says how many days of a notice can be acknowledged', async () => {
    const { folder } = await filledFolder(1);
    const granting = NOTICE_2027.replace('"2027-10-05"', '"2027-10-05","2027-12-13"');
    const { issues } = await errorOf(['calendar', 'load', '-', '--dry-run', '--data', folder], {}, granting);
    expect(issues).toMatchObject([{ code: 'year/extra-days-off', acknowledge: { year: 2027, days: 1 } }]);
  });

  it.each([
    [['case', 'show', 'nope'], {}, 'case/unknown'],
    [['case', 'list', '--state', 'nope'], {}, 'input/invalid'],
    [['case', 'list', '--after', 'nope'], {}, 'input/invalid'],
    [['case', 'record', 'nope', '-'], {}, 'key/missing'],
    [['case', 'record', 'nope', '-'], { GONGKAI_KEY: 'gk_nope' }, 'key/unknown'],
    [['verify'], { GONGKAI_WARNINGS: 'soon' }, 'input/invalid'],
    [['verify'], { GONGKAI_OVERLAYS: 'kunming' }, 'input/invalid'],
    [['restore', '-'], {}, 'database/not-empty'],
  ])('of a database that is there: %j with %j is %s', async (args, variables, code) => {
    const { folder } = await filledFolder(1);
    const input = args[0] === 'restore' ? (await cli(['backup', '-', '--data', folder])).out : '{}';
    expect(await errorOf([...args, '--data', folder], variables, input)).toMatchObject({ code, exitCode: 2 });
  });

  it('is the last line where other lines were answered', async () => {
    const { code, out, err } = await cli(['deadline', '-', '--json'], {}, '2026-01-30 20\nsoon 3\n2026-01-01\n');
    const lines = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect([code, err, lines.length]).toEqual([2, '', 2]);
    expect(lines[0]).toMatchObject({ start: '2026-01-30', due: '2026-03-05' });
    expect(lines[1]).toEqual({
      error: {
        code: 'input/invalid',
        message: 'line 2: There is no day "soon"\nline 3: write START DAYS',
        issues: [
          { line: 2, message: 'There is no day "soon"', code: 'calendar/impossible-date' },
          { line: 3, message: 'write START DAYS', code: 'input/invalid' },
        ],
      },
    });
  });

  it('of several reports names each that cannot be read', async () => {
    const folder = folderOfTest();
    writeFileSync(join(folder, 'report.txt'), '2023年收到申请10件。\n');
    mkdirSync(join(folder, 'folder'));
    const files = ['folder', 'report.txt', 'nowhere.txt'].map((name) => join(folder, name));
    const { code, out } = await cli(['audit', ...files, '--json']);
    const [report, error] = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(code).toBe(2);
    expect(report).toMatchObject({ file: files[1] });
    expect(error).toMatchObject({
      error: { code: 'file/unreadable', issues: [{ path: files[0] }, { path: files[2] }] },
    });
  });

  it('shows no password', async () => {
    const args = ['verify', '--database', 'postgres://u:geheim@127.0.0.1:1/db', '--json'];
    const { code, out } = await cli(args);
    expect([code, out]).toEqual([2, expect.stringContaining('"code":"database/unreachable"')]);
    expect(out).not.toContain('geheim');
  });

  it('is what the process prints', async () => {
    const ran = await cliProcess(['deadline', '--json']);
    expect(ran).toMatchObject({ code: 2, err: '' });
    expect(printed(ran)).toMatchObject({ error: { code: 'usage/missing-argument' } });
  });

  it('says which option lacks its value', async () => {
    const { code, out } = await cli(['deadline', '--json', '2026-01-30', '20', '--data']);
    expect([code, out]).toEqual([2, expect.stringContaining("option '--data <folder>' argument missing")]);
  });

  it('is JSON for help and version too, which are not errors', async () => {
    expect(printed(await cli(['deadline', '--help', '--json']))).toEqual({
      help: expect.stringContaining('Usage: gongkai deadline'),
    });
    expect(await cli(['deadline', '--help', '--json'])).toMatchObject({ code: 0, err: '' });
    expect(printed(await cli(['--help', '--json']))).toEqual({ help: expect.stringContaining('Examples:') });
    expect(printed(await cli(['--version', '--json']))).toEqual({ help: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });

  it('is plain text where --json is an argument', async () => {
    const { out, err } = await cli(['deadline', '--', '--json', '20']);
    expect([out, err]).toEqual(['', 'gongkai: There is no day "--json"\n']);
  });
});
