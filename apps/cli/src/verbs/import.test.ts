import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine, openSqliteStore, partyKeyIn } from '@gongkai/engine';
import { PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { cli, folderOfTest, printed } from '../../test-support/run-cli.ts';

const HEAD = '编号,申请人,申请人类型,联系方式,申请方式,收到日期,申请内容,答复结果,答复日期,送达日期';
const ROW = '1,张三,自然人,13800138000,当面,2025-03-03,批复,予以公开,2025-03-10,2025-03-11';

const folderWith = async (withKey = false) => {
  const folder = folderOfTest();
  const engine = await openEngine({
    store: openSqliteStore({ file: join(folder, 'gongkai.db') }),
    procedures: PROCEDURES,
  });
  await engine.close();
  if (withKey) await partyKeyIn(join(folder, 'party.key'));
  const fileOf = (...rows: readonly string[]): string => {
    const file = join(folder, 'ledger.csv');
    writeFileSync(file, [HEAD, ...rows].join('\n'));
    return file;
  };
  return { folder, of: ['--data', folder], fileOf };
};

describe('gongkai import', () => {
  it('names each fault by its cell, and imports nothing while there is one', async () => {
    const { of, fileOf } = await folderWith();
    const file = fileOf(ROW, '2,,自然人,,现场,2025-02-30,批复,,,', '3,,外星人,,,2025-02-03,批复,,,');
    const ran = await cli(['import', file, '--agency', 'kunming', ...of]);
    expect(ran.code).toBe(1);
    expect(ran.out.split('\n').slice(0, 4)).toEqual([
      'F3  收到日期: 不是日期,例如2025-03-01 (not a day, such as 2025-03-01)',
      expect.stringMatching(/^C4 {2}申请人类型: 只能填写/),
      'E4  申请方式: 不能为空 (may not be blank)',
      '3 rows, 3 faults: 1 case with 8 facts',
    ]);
    expect((await cli(['case', 'list', ...of])).out).toBe('');
  });

  it('records the rows with their true dates, without the faulty ones where that is said', async () => {
    const { of, fileOf } = await folderWith();
    const file = fileOf(ROW, '2,,外星人,,现场,2025-02-03,批复,,,');
    const dry = await cli(['import', file, '--agency', 'kunming', '--dry-run', '--json', ...of]);
    expect([dry.code, printed(dry)]).toEqual([1, expect.objectContaining({ rows: 2 })]);
    const ran = await cli(['import', file, '--agency', 'kunming', '--skip-faulty', '--json', ...of]);
    expect(printed(ran)).toMatchObject({ import: { state: 'done', done: 1, failed: [] } });
    const { out } = await cli(['case', 'list', '--json', ...of]);
    expect(JSON.parse(out)).toMatchObject({ cases: [{ state: 'served' }] });
    expect(await cli(['verify', ...of])).toMatchObject({ code: 0 });
    expect((await cli(['import', '--resume', 'x', ...of])).code).toBe(2);
  });

  it('adds people with their duties, and prints a path for each', async () => {
    const { folder, of } = await folderWith();
    const file = join(folder, 'people.csv');
    writeFileSync(file, '工号,姓名,机关,职责\nwang,王,kunming,承办\n');
    const ran = async (...more: readonly string[]) => cli(['import', file, '--kind', 'people', ...more, ...of]);
    expect((await ran('--dry-run')).out).toContain('C2  机关: 机构目录中没有这一机关');
    const agencies = join(folder, 'agencies.json');
    writeFileSync(agencies, '{"agencies":[{"id":"kunming","name":"昆明市","level":"市","parent":null}]}');
    expect(await cli(['agencies', 'put', agencies, ...of])).toMatchObject({ code: 0 });
    expect((await ran('--dry-run')).out).toContain('1 row, 0 faults: 1 person');
    const { code, out } = await ran();
    expect([code, out]).toEqual([0, expect.stringMatching(/^wang {2}王 {2}\/set-up#[\w-]{43}$/m)]);
    expect((await cli(['people', 'list', ...of])).out).toContain('wang  王  kunming  own-agency');
    expect((await ran()).out).toContain('A2  工号: 该人员标识已被使用');
    expect(await cli(['verify', ...of])).toMatchObject({ code: 0 });
  });

  it('says what is missing', async () => {
    const { of, fileOf } = await folderWith();
    expect((await cli(['import', fileOf(ROW), ...of])).err).toContain('--agency');
    expect((await cli(['import', ...of])).err).toContain('name the file');
    expect((await cli(['import', fileOf(ROW), '--agency', 'x', '--map', '[1]', ...of])).err).toContain('--map');
  });
});

describe('gongkai parties', () => {
  it('says whether the register can be used, and writes it again with another key', async () => {
    const { folder, of, fileOf } = await folderWith(true);
    await cli(['import', fileOf(ROW), '--agency', 'kunming', ...of]);
    expect(await cli(['parties', 'show', '--json', ...of])).toMatchObject({ code: 0, out: '{"state":"ready"}\n' });
    expect((await cli(['verify', ...of])).code).toBe(0);
    const other = join(folder, 'other.key');
    await partyKeyIn(other);
    const variables = { GONGKAI_PARTY_KEY: other };
    expect(await cli(['parties', 'show', '--json', ...of], variables)).toMatchObject({ code: 1 });
    expect(await cli(['parties', 'rebuild', ...of], variables)).toMatchObject({
      out: '1 entry of applicants written\n',
    });
    expect((await cli(['parties', 'show', ...of], variables)).code).toBe(0);
    expect((await cli(['verify', ...of], variables)).code).toBe(0);
    expect((await cli(['parties', 'show', ...of])).code).toBe(1);
  });

  it('is named as missing where there is no key', async () => {
    const { of } = await folderWith();
    expect(await cli(['parties', 'show', '--json', ...of])).toMatchObject({ code: 1, out: '{"state":"none"}\n' });
    expect((await cli(['parties', 'rebuild', ...of])).code).toBe(2);
  });
});
