import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { filledFolder } from '../../test-support/fill.ts';
import { cli, printed } from '../../test-support/run-cli.ts';

const started = async () => {
  const { folder, file } = await filledFolder(1);
  const run = (...args: readonly string[]) => cli([...args, '--data', folder]);
  return { file, run };
};

const LI = ['people', 'add', 'li', '李', '--agency', 'agency-0'];
const GRANT = ['duties', 'grant', 'li', 'handler', 'agency-0'];

describe('gongkai people', () => {
  it('adds, lists and disables people', async () => {
    const { run } = await started();
    expect((await run(...LI, '--unit', '法规处')).out).toBe('li  李  法规处  agency-0  own-agency\n');
    const added = await run('people', 'add', 'chen', '陈', '--reach', 'all', '--admin', 'system', '--json');
    expect(printed(added)).toMatchObject({ id: 'chen', agency: null, administrator: 'system', disabledAt: null });
    expect((await run('people', 'list')).out).toBe(
      'chen  陈  every agency  all  administrator of system\nli  李  法规处  agency-0  own-agency\n',
    );
    const listed = await run('people', 'list', '--agency', 'agency-0', '--json');
    expect(printed(listed)).toMatchObject({ people: [{ id: 'li' }] });
    expect(printed(await run('people', 'disable', 'li', '--dry-run', '--json'))).toEqual({
      id: 'li',
      disabled: false,
      dryRun: true,
    });
    const [first, second] = [await run('people', 'disable', 'li'), await run('people', 'disable', 'li')];
    expect([first.code, first.out, second.code]).toEqual([0, 'li is disabled\n', 1]);
  });

  it.each([
    [LI, 'person/exists'],
    [['people', 'add', 'wang', '王'], 'person/no-agency'],
    [['people', 'add', 'wang', '王', '--agency', 'a', '--reach', 'own-unit'], 'person/no-agency'],
    [['duties', 'grant', 'nobody', 'handler', 'agency-0'], 'person/unknown'],
    [['duties', 'grant', 'li', 'handler', 'other'], 'duty/out-of-reach'],
    [['duties', 'end', 'li', 'handler', 'agency-0'], 'duty/not-held'],
    [[...GRANT, '--first-day', '2026-03-02', '--last-day', '2026-03-01'], 'usage/invalid-argument'],
    [[...GRANT, '--first-day', '2026-02-30'], 'usage/invalid-argument'],
    [['duties', 'grant', 'li', 'king', 'agency-0'], 'usage/invalid-argument'],
  ])('refuses %j with %s', async (args, code) => {
    const { run } = await started();
    await run(...LI);
    const ran = await run(...args, '--json');
    expect([ran.code, ran.out + ran.err]).toMatchObject([2, expect.stringContaining(code)]);
  });
});

describe('gongkai duties', () => {
  it('grants a duty, and with its end the keys of the person give nothing', async () => {
    const { run, file } = await started();
    await run(...LI);
    const key = (await run('keys', 'add', '--name', 'x', '--person', 'li', '--duties', 'handler')).out.trim();
    const held = async () => {
      const engine = await openEngine({ store: openSqliteStore({ file }), procedures: PROCEDURES });
      const caller = await engine.keys.find(key);
      await engine.close();
      return caller?.acting ?? null;
    };
    expect(await held()).toBe(null);
    const granted = await run(...GRANT, '--first-day', '2026-03-01', '--json');
    expect(printed(granted)).toMatchObject({ person: 'li', duty: 'handler', firstDay: '2026-03-01', lastDay: null });
    expect(await held()).toEqual([{ agency: 'agency-0', duties: ['handler'] }]);
    const ended = await run('duties', 'end', 'li', 'handler', 'agency-0');
    expect(ended.out).toMatch(/^li {2}handler {2}agency-0 {2}from 2026-03-01 {2}through \d{4}-\d\d-\d\d\n$/);
  });
});
