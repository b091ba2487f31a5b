import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filledFolder } from '../../test-support/fill.ts';
import { cli, folderOfTest, printed } from '../../test-support/run-cli.ts';

describe('gongkai report', () => {
  it('prints the table of a year out of tallies, as lines, JSON and CSV', async () => {
    const { folder } = await filledFolder();
    const plain = await cli(['report', '2026', '--data', folder]);
    expect(plain.code).toBe(0);
    expect(plain.out).toContain('newReceived/total\t3\t件');
    expect(plain.out).toContain('0 findings');
    const one = printed(await cli(['report', '2026', '--agency', 'agency-0', '--json', '--data', folder]));
    expect(one).toMatchObject({ format: 'AR2021', year: 2026, findings: [] });
    const out = join(folderOfTest(), 'table.csv');
    expect((await cli(['report', '2026', '--csv', '--bom', '--out', out, '--data', folder])).code).toBe(0);
    const text = readFileSync(out, 'utf8');
    expect(text.startsWith('\uFEFF表式')).toBe(true);
    expect(text).toContain(',件,3,事实,newReceived/total\r\n');
  });

  it.each([
    [['report', '1999'], 'a year from 2008 to 2100'],
    [['report', '2026', '--format', 'AR1999'], 'known are STAT2014, AR2019, AR2021'],
  ])('refuses %j', async (given, sentence) => {
    const ran = await cli([...given, '--data', folderOfTest()]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(sentence);
  });
});
