import { describe, expect, it } from 'vitest';
import { filledFolder } from '../../test-support/fill.ts';
import { cli, cliProcess, printed } from '../../test-support/run-cli.ts';

const SUBMITTED = JSON.stringify({
  type: 'request.submitted',
  at: '2026-01-30T09:00:00+08:00',
  channel: 'in-person',
  applicant: { kind: 'natural' },
  description: '某地块征收批复',
});
const REGISTERED = JSON.stringify({ type: 'request.registered', at: '2026-01-30T09:10:00+08:00' });

interface Listed {
  readonly cases: readonly { readonly id: string }[];
}

/** A database, and the environment of an officer who has a key of it. */
const desk = async (...more: readonly string[]) => {
  const { folder } = await filledFolder(2);
  const args = ['keys', 'add', '--name', 'li', '--data', folder, ...more];
  const { out } = await cli(
    more.length > 0 ? args : [...args, '--agency', 'agency-0', '--duties', 'registrar,handler'],
  );
  const variables = { GONGKAI_DATA: folder, GONGKAI_KEY: out.trim() };
  const run = (args: readonly string[], input = '') => cli(args, variables, input);
  const idIn = async (agency: string): Promise<string> => {
    const { cases } = printed(await run(['case', 'list', '--agency', agency, '--json'])) as Listed;
    return cases[0]?.id ?? '';
  };
  return { idIn, variables, run };
};

describe('gongkai case', () => {
  it('lists cases with what is due, page by page, and finds nothing in silence', async () => {
    const { run } = await desk();
    const first = printed(await run(['case', 'list', '--limit', '1', '--json']));
    expect(first).toMatchObject({
      cases: [{ number: expect.stringMatching(/^依-agency-\d-2026-00001$/), state: 'processing', version: 3 }],
    });
    const { next } = first as { readonly next: string };
    const { out } = await run(['case', 'list', '--limit', '1', '--after', next]);
    expect(out).toMatch(/^\S+ {2}依-agency-\d-2026-00001 {2}processing {2}reply 2027-01-04\?/);
    expect(out).not.toContain((first as Listed).cases[0]?.id);
    expect((await run(['case', 'list', '--order', 'due'])).out.trim().split('\n')).toHaveLength(2);
    expect((await run(['case', 'list', '--agency', 'agency-9'])).out).toBe('');
    expect((await run(['case', 'list', '--due-before', '2026-12-01'])).out).toBe('');
    expect(await run(['case', 'list', '--state', 'lost'])).toMatchObject({ code: 2, out: '' });
    expect(await run(['case', 'list', '--after', 'x'])).toMatchObject({ code: 2, out: '' });
  });

  it('shows clocks with their articles and facts without what was written in them', async () => {
    const { run, idIn } = await desk();
    const { out, code } = await run(['case', 'show', await idIn('agency-0')]);
    expect(code).toBe(0);
    expect(out).toContain(
      'clock  reply  running  2027-01-04 (provisional)  《中华人民共和国政府信息公开条例》第三十三条第二款',
    );
    expect(out).toContain('fact 1  2026-12-04T10:00:00+08:00  request.submitted  li\n');
    expect(out).toMatch(/may follow: .*consultation\.sent/);
    const json = await run(['case', 'show', await idIn('agency-0'), '--json']);
    expect(printed(json)).toMatchObject({ version: 3, facts: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] });
    expect(out + json.out).not.toContain('某规划');
    expect(await run(['case', 'show', 'none'])).toMatchObject({
      code: 2,
      out: '',
      err: 'gongkai: there is no case none\n',
    });
  });

  it('opens a case from standard input, once under one key, and records on it', async () => {
    const { run, variables } = await desk();
    const open = ['case', 'open', 'disclosure-request', '-', '--once', 'counter-1'];
    const { code, out } = await cliProcess([...open, '--json'], variables, SUBMITTED);
    const opened: unknown = JSON.parse(out);
    expect([code, opened]).toMatchObject([0, { recorded: true, state: 'received', version: 1 }]);
    const { id } = opened as { readonly id: string };
    expect(printed(await run([...open, '--json'], SUBMITTED))).toMatchObject({ id });
    const recorded = await run(['case', 'record', id, '-', '--if-version', '1'], REGISTERED);
    expect(recorded.out).toMatch(
      /^recorded {2}\S+ {2}依-agency-0-\d{4}-00002 {2}registered {2}version 2\nclock {2}reply {2}/,
    );
    const late = await run(['case', 'record', id, '-', '--if-version', '1', '--json'], REGISTERED);
    expect([late.code, printed(late)]).toMatchObject([1, { recorded: false, refusal: { code: 'case/stale' } }]);
  });

  it('refuses with 1, the code, the article and what is admitted instead', async () => {
    const { run, idIn } = await desk();
    const ran = await run(['case', 'record', await idIn('agency-0'), '-'], REGISTERED);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(
      /^refused {2}fact\/refused {2}.*\n {2}《中华人民共和国政府信息公开条例》第四十五条\n {2}the case admits: .*draft\.prepared/,
    );
    const bad = await run(['case', 'open', 'disclosure-request', '-'], '{"type": "request.submitted"}');
    expect([bad.code, bad.out]).toMatchObject([1, expect.stringContaining('refused  fact/malformed')]);
  });

  it('writes nothing in a dry run, and shows what the real one does', async () => {
    const { run } = await desk();
    const dry = await run(['case', 'open', 'disclosure-request', '-', '--dry-run'], SUBMITTED);
    expect(dry.out).toMatch(/^would be recorded {2}received {2}version 1\nclock {2}reply {2}\w+ {2}2026-03-05 {2}/);
    expect((await run(['case', 'list'])).out.trim().split('\n')).toHaveLength(2);
    const opened = printed(await run(['case', 'open', 'disclosure-request', '-', '--json'], SUBMITTED));
    const { id } = opened as { readonly id: string };
    const args = ['case', 'record', id, '-'];
    const expected = printed(await run([...args, '--dry-run', '--json'], REGISTERED));
    expect(expected).toMatchObject({ recorded: false, dryRun: true, state: 'registered', version: 2 });
    const stale = await run([...args, '--dry-run', '--if-version', '2'], REGISTERED);
    expect([stale.code, stale.out]).toMatchObject([1, expect.stringContaining('case/stale')]);
    const real = printed(await run([...args, '--json'], REGISTERED));
    expect(real).toEqual({ ...Object(expected), recorded: true, dryRun: false });
  });

  it.each([
    [[], 'put the key of the person who records into GONGKAI_KEY', { GONGKAI_KEY: '' }],
    [[], 'not of this database', { GONGKAI_KEY: `gk_${'a'.repeat(43)}` }],
    [['--agency', 'agency-1'], 'this key is for agency-0', {}],
  ])('takes no fact with %j: %s', async (more, why, variables) => {
    const { variables: own } = await desk();
    const ran = await cli(['case', 'open', 'disclosure-request', '-', ...more], { ...own, ...variables }, SUBMITTED);
    expect([ran.code, ran.out, ran.err]).toMatchObject([2, '', expect.stringContaining(why)]);
  });

  it('gives an administrator no duty, and a key for every agency the choice', async () => {
    const admin = await desk('--admin');
    expect((await admin.run(['case', 'open', 'disclosure-request', '-'], SUBMITTED)).err).toContain('holds no duty');
    const everywhere = await desk('--duties', 'registrar');
    const open = ['case', 'open', 'disclosure-request', '-'];
    expect((await everywhere.run(open, SUBMITTED)).err).toContain('say which with --agency');
    expect((await everywhere.run([...open, '--agency', 'agency-7'], SUBMITTED)).out).toContain('依-agency-7-');
  });

  it('hides a case of another agency from the holder of another key', async () => {
    const { run, idIn } = await desk();
    const other = await idIn('agency-1');
    const ran = await run(['case', 'record', other, '-'], REGISTERED);
    expect(ran).toMatchObject({ code: 2, out: '', err: `gongkai: there is no case ${other}\n` });
  });

  it('refuses what is not JSON with 2', async () => {
    const { run } = await desk();
    const ran = await run(['case', 'open', 'disclosure-request', '-'], '{');
    expect([ran.code, ran.out, ran.err]).toMatchObject([2, '', expect.stringContaining('- is not JSON')]);
  });
});

describe('gongkai keys', () => {
  it('lists keys without secrets and disables one, once', async () => {
    const { run, variables } = await desk();
    const list = printed(await run(['keys', 'list', '--json']));
    expect(list).toMatchObject({ keys: [{ name: 'li', agency: 'agency-0', disabledAt: null }] });
    const { keys } = list as { readonly keys: readonly { readonly id: string }[] };
    const disable = ['keys', 'disable', keys[0]?.id ?? ''];
    expect((await run([...disable, '--dry-run'])).out).toMatch(/would be disabled/);
    expect((await run(disable)).code).toBe(0);
    expect(await run(disable)).toMatchObject({ code: 1, out: `no key ${keys[0]?.id} is in use\n` });
    const shown = await run(['keys', 'list']);
    expect(shown.out).toMatch(/^\S+ {2}li {2}agency-0 {2}registrar,handler {2}disabled \d{4}-/);
    expect(shown.out).not.toContain(variables.GONGKAI_KEY);
    expect((await run(['case', 'open', 'disclosure-request', '-'], SUBMITTED)).err).toContain('disabled');
  });
});
