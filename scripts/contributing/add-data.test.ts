import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../rehearse/command.ts';
import { copyRepository, ROOT } from '../rehearse/workspace.ts';

// CONTRIBUTING.md, "Add a holiday notice" and "Add a report format", done in a copy.
const copy = mkdtempSync(join(tmpdir(), 'gongkai-contributing-'));
beforeAll(() => copyRepository(copy), 120_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const edit = (file: string, from: string | RegExp, to: string): void => {
  const path = join(copy, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} has another form than CONTRIBUTING.md says`);
  writeFileSync(path, after);
};

const evaluate = (code: string) =>
  run([process.execPath, '--conditions=@gongkai/source', '--input-type=module', '--eval', code], { cwd: copy });

const section = (title: string): string =>
  readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';

describe('a made-up notice of 2027, added as CONTRIBUTING says', () => {
  const off = '01-01 02-05 02-08 02-09 02-10 02-11 04-05 05-03 05-04 06-09 10-01 10-04 10-05'.split(' ');
  const notice = '国办发明电〔2026〕0号';
  const files = ['packages/calendar/src/data/national-notices.ts', 'packages/calendar/data/calendar.json'] as const;

  it('names the two files that hold a notice', () => {
    expect(files.filter((file) => !section('Add a holiday notice').includes(file))).toEqual([]);
  });

  it('makes provisional dates firm, and passes the checks of a file', async () => {
    const year = { holidays: off.map((day) => `2027-${day}`), workdays: [], notice };
    edit(files[0], /\n\};\n/, `\n  2027: { off: '${off.join(' ')}', worked: '', notice: '${notice}' },\n};\n`);
    edit(files[1], /\n\}\s*$/, `,\n"2027": ${JSON.stringify(year)}\n}\n`);
    const { out } = await evaluate(`
      import { readFileSync } from 'node:fs';
      import { civilDate, nationalCalendar, nationalNotices } from '@gongkai/calendar';
      import { parseNotices } from '@gongkai/calendar/notices';
      const { kind, date } = nationalCalendar.addWorkingDays(civilDate('2026-12-04'), 20);
      const read = parseNotices(readFileSync('packages/calendar/data/calendar.json', 'utf8'));
      const same = JSON.stringify(read.years['2027']) === JSON.stringify(nationalNotices['2027']);
      console.log(kind, date, nationalCalendar.version, read.ok, same);`);
    expect(out).toBe('final 2027-01-04 2027.0 true true\n');
  }, 120_000);
});

describe('a made-up report format, added as CONTRIBUTING says', () => {
  const folder = 'packages/stats/src/formats';
  const format = `import type { Format } from './format.ts';
import { identity } from './format.ts';
import { stat2014 } from './stat2014.ts';

/** Made up: the form of 2014 with one rule, that 3.1 equals 3.1.1. */
export const made2027: Format = { ...stat2014, id: 'MADE2027', identities: [identity('M1', ['3.1'], 'equal', ['3.1.1'])] };
`;

  it('holds tables to its own rules as soon as it is in the list', async () => {
    edit(`${folder}/format.ts`, /export type FormatId = ([^;]+);/, "export type FormatId = $1 | 'MADE2027';");
    writeFileSync(join(copy, folder, 'made-2027.ts'), format);
    edit(
      `${folder}/formats.ts`,
      'import { stat2014 }',
      "import { made2027 } from './made-2027.ts';\nimport { stat2014 }",
    );
    edit(`${folder}/formats.ts`, /(AR2021: ar2021)/, '$1, MADE2027: made2027');
    const { out } = await evaluate(`
      import { checkTable } from '@gongkai/stats';
      const [found] = checkTable({ format: 'MADE2027', cells: { '3.1': 5, '3.1.1': 4 } });
      console.log(found.ruleId, found.expected);`);
    expect(out).toBe('M1 4\n');
  }, 120_000);

  it('is asked for by the compiler wherever something is said of every format', async () => {
    const tsc = run([join(copy, 'node_modules/.bin/tsc'), '--noEmit', '--project', 'packages/stats'], { cwd: copy });
    const said = await tsc.then(
      () => '',
      (error: unknown) => String(error),
    );
    const errors = said.split('\n').filter((line) => line.includes('error TS'));
    expect(errors.length).toBeGreaterThan(0);
    const steps = section('Add a report format');
    expect([`${folder}/format.ts`, `${folder}/formats.ts`].filter((file) => !steps.includes(file))).toEqual([]);
  }, 120_000);
});
