import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { filledFolder } from '../../test-support/fill.ts';
import { cli, folderOfTest, printed } from '../../test-support/run-cli.ts';

describe('gongkai heads', () => {
  it('signs what was recorded since the last head, once', async () => {
    const { folder } = await filledFolder();
    const [file, key] = [join(folderOfTest(), 'heads.jsonl'), join(folderOfTest(), 'head.key')];
    const write = () => cli(['heads', 'write', '--file', file, '--key', key, '--data', folder, '--json']);
    expect(printed(await write())).toEqual({ file, covered: 9, wrong: null });
    expect(printed(await write())).toEqual({ file, covered: 0, wrong: null });
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const shown = await cli(['heads', 'key', '--key', key]);
    expect(shown.out).toBe(readFileSync(`${key}.pub`, 'utf8'));
    expect(printed(await cli(['heads', 'key', '--key', key, '--json']))).toMatchObject({
      id: (JSON.parse(readFileSync(file, 'utf8')) as { key: string }).key,
    });
  });

  it('ends with 1 when the heads are of another ledger, and adds nothing to them', async () => {
    const [one, other] = [await filledFolder(2), await filledFolder(1)];
    const [file, key] = [join(folderOfTest(), 'heads.jsonl'), join(folderOfTest(), 'head.key')];
    const write = (data: string) => cli(['heads', 'write', '--file', file, '--key', key, '--data', data]);
    await write(one.folder);
    const before = readFileSync(file, 'utf8');
    const ran = await write(other.folder);
    expect([ran.code, ran.out]).toMatchObject([
      1,
      expect.stringMatching(/^WRONG {2}head 1 ends with .* does not have\n$/),
    ]);
    expect(readFileSync(file, 'utf8')).toBe(before);
    appendFileSync(file, '{"v":1');
    expect((await write(one.folder)).out).toContain('ends within a head');
  });

  it('refuses a file that is not a key, and never replaces it', async () => {
    const key = join(folderOfTest(), 'head.key');
    writeFileSync(key, 'none');
    const ran = await cli(['heads', 'key', '--key', key]);
    expect([ran.code, readFileSync(key, 'utf8'), existsSync(`${key}.pub`)]).toEqual([2, 'none', false]);
  });
});

describe('gongkai keys add', () => {
  it('makes a key that opens what it says, and prints only its secret', async () => {
    const { folder, file } = await filledFolder(1);
    const args = ['keys', 'add', '--name', '李', '--agency', 'agency-0', '--duties', 'registrar, handler'];
    const ran = await cli([...args, '--data', folder]);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^gk_[\w-]{43}\n$/);
    expect(ran.err).not.toContain(ran.out.trim());
    const engine = await openEngine({ store: openSqliteStore({ file }), procedures: PROCEDURES });
    expect(await engine.keys.find(ran.out.trim())).toMatchObject({
      name: '李',
      agency: 'agency-0',
      duties: ['registrar', 'handler'],
      administrator: null,
    });
    await engine.close();
    const admin = await cli(['keys', 'add', '--name', 'op', '--admin', '--data', folder, '--json']);
    expect(printed(admin)).toMatchObject({ name: 'op', agency: null, duties: [], administrator: true });
    expect(admin.out).toMatch(/"id":"([^"]+)",.*"person":"\1"/);
  });

  it('names the person who holds it, who is an administrator or has duties', async () => {
    const { folder } = await filledFolder(1);
    const add = (...args: string[]) => cli(['keys', 'add', '--name', 'x', ...args, '--data', folder, '--json']);
    expect(printed(await add('--person', 'li', '--duties', 'handler'))).toMatchObject({ person: 'li' });
    const second = await add('--person', 'li', '--admin');
    expect(second.code).toBe(2);
    expect(second.err + second.out).toContain('key/two-offices');
    const listed = await cli(['keys', 'list', '--data', folder]);
    expect(listed.out).toContain('x  of li  every agency  handler');
  });

  it.each([
    [['--name', 'x', '--duties', 'registrar,king'], 'known are applicant, registrar'],
    [['--name', 'x', '--duties', 'system'], 'known are'],
    [['--name', 'x'], 'opens nothing'],
    [['--name', 'x', '--admin', '--person', 'Li Si'], 'lower-case letters'],
    [['--admin'], "required option '--name <name>' not specified"],
  ])('refuses %j', async (args, why) => {
    const { folder } = await filledFolder(1);
    const ran = await cli(['keys', 'add', ...args, '--data', folder]);
    expect([ran.code, ran.out, ran.err]).toMatchObject([2, '', expect.stringContaining(why)]);
  });
});
