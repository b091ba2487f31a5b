import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { PROCEDURES } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { cli, folderOfTest, printed } from '../../test-support/run-cli.ts';

const AGENCIES = {
  agencies: [
    { id: 'yunnan', name: '云南省', level: '省', parent: null },
    { id: 'dali', name: '大理州', level: '州市', parent: 'yunnan', overlays: ['dali'] },
  ],
};

/** A folder with an empty database and two agencies. */
const regionFolder = async () => {
  const folder = folderOfTest();
  const engine = await openEngine({
    store: openSqliteStore({ file: join(folder, 'gongkai.db') }),
    procedures: PROCEDURES,
  });
  await engine.close();
  const of = ['--data', folder];
  const fileOf = (name: string, value: unknown): string => {
    const file = join(folder, name);
    writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
    return file;
  };
  expect(await cli(['agencies', 'put', fileOf('agencies.json', AGENCIES), ...of])).toMatchObject({ code: 0 });
  return { folder, of, fileOf };
};

describe('gongkai agencies', () => {
  it('puts agencies with their local days, and lists them as they are on a day', async () => {
    const { of, fileOf } = await regionFolder();
    const listed = await cli(['agencies', 'list', ...of]);
    expect(listed.out).toContain('dali  大理州  州市  below yunnan  since 1900-01-01  local days dali');
    const [, dali] = AGENCIES.agencies;
    const moved = { agencies: [{ ...dali, overlays: undefined, name: '大理', from: '2999-01-01' }] };
    expect(await cli(['agencies', 'put', fileOf('moved.json', moved), ...of])).toMatchObject({ code: 0 });
    const on = async (day: string) => printed(await cli(['agencies', 'list', '--on', day, '--json', ...of]));
    expect(await on('2998-12-31')).toMatchObject({ agencies: [{ name: '大理州' }, {}] });
    // The local days stay, since the file does not name them.
    expect(await on('2999-01-01')).toMatchObject({ agencies: [{ name: '大理', overlays: [{ region: 'dali' }] }, {}] });
  });

  it.each([
    ['no JSON', 'x', 'is not JSON'],
    ['an unknown key', { agencies: [{ ...AGENCIES.agencies[0], x: 1 }] }, 'agencies.0.x'],
    ['no tree', { agencies: [{ ...AGENCIES.agencies[0], parent: 'dali' }] }, 'in a circle'],
    ['an unknown region', { agencies: [{ ...AGENCIES.agencies[0], overlays: ['x'] }] }, 'agencies.0.overlays.0'],
  ])('refuses a file with %s, with the place', async (_, value, why) => {
    const { of, fileOf } = await regionFolder();
    const ran = await cli(['agencies', 'put', fileOf('bad.json', value), ...of]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(why)]);
  });

  it('names the numbers that no case has', async () => {
    const { of } = await regionFolder();
    expect(await cli(['agencies', 'gaps', 'dali', ...of])).toMatchObject({ code: 0, out: 'no gaps\n' });
  });
});

describe('gongkai profile', () => {
  it('sets the profile from a day on, and shows the one of a day', async () => {
    const { of, fileOf } = await regionFolder();
    const file = fileOf('profile.json', { fax: '1', numbering: { 'disclosure-request': { code: '大府' } } });
    const set = await cli(['profile', 'set', 'dali', file, '--from', '2026-01-01', ...of]);
    expect(set).toMatchObject({ code: 0, out: 'the profile of dali is valid from 2026-01-01\n' });
    const show = (day: string) => cli(['profile', 'show', 'dali', '--on', day, '--json', ...of]);
    expect(printed(await show('2026-01-01'))).toMatchObject({ profile: { fax: '1', setBy: 'command-line' } });
    expect(await show('2025-12-31')).toMatchObject({ code: 1, out: '{"profile":null}\n' });
  });

  it.each([
    ['an unknown key', { x: 1 }, 'x: '],
    ['an unknown setting', { settings: { 'disclosure-request': { x: 1 } } }, 'settings.disclosure-request.x'],
  ])('refuses %s', async (_, value, why) => {
    const { of, fileOf } = await regionFolder();
    const ran = await cli(['profile', 'set', 'dali', fileOf('bad.json', value), ...of]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(why)]);
  });

  it('is of an agency that is there', async () => {
    const { of, fileOf } = await regionFolder();
    const ran = await cli(['profile', 'set', 'nowhere', fileOf('profile.json', {}), '--json', ...of]);
    expect([ran.code, ran.out]).toEqual([2, expect.stringContaining('agency/unknown')]);
  });
});
