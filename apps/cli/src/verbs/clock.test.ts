import { formatInstant } from '@gongkai/calendar';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { PROCEDURES } from '@gongkai/core';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli, folderOfTest } from '../../test-support/run-cli.ts';

const HOUR = 3_600_000;

/** A folder in which a node found a jump of its clock, and the key of an administrator and of an officer. */
const stoppedFolder = async () => {
  const folder = folderOfTest();
  const store = openSqliteStore({ file: join(folder, 'gongkai.db') });
  const engine = await openEngine({ store, procedures: PROCEDURES });
  const admin = await engine.keys.add({ name: 'a', agency: null, duties: [], administrator: true });
  const officer = await engine.keys.add({ name: 'b', agency: null, duties: ['handler'] });
  const now = Date.now();
  const stop = {
    id: 'a',
    reason: 'forwards',
    jump: HOUR,
    agreedAt: now,
    foundAt: now,
    endedAt: null,
    endedBy: null,
  } as const;
  await store.clockStops.add(stop);
  await engine.close();
  return { folder, admin, officer };
};

const doctor = async (folder: string): Promise<string> => (await cli(['doctor', '--data', folder])).out;

it('gongkai clock shows a jump, and takes the confirmation of an administrator who names the time', async () => {
  const { folder, admin, officer } = await stoppedFolder();
  const of = ['--data', folder];
  const shown = await cli(['clock', 'show', ...of]);
  expect([shown.code, shown.out]).toEqual([
    1,
    expect.stringMatching(/^stopped: .*\n.* forwards {2}3600 s .* not confirmed\n$/),
  ]);
  expect(await doctor(folder)).toMatch(/^FAIL {2}time .*gongkai clock confirm/m);
  const confirm = (key: string | undefined, at: number) =>
    cli(['clock', 'confirm', formatInstant(at), ...of, '--json'], key === undefined ? {} : { GONGKAI_KEY: key });
  expect((await confirm(undefined, Date.now())).out).toContain('key/missing');
  expect((await confirm(officer.secret, Date.now())).out).toContain('key/no-administrator');
  expect((await confirm(admin.secret, Date.now() - HOUR)).out).toContain('clock/other-time');
  expect(await confirm(admin.secret, Date.now())).toMatchObject({ code: 0, out: '{"wasStopped":true}\n' });
  expect(await confirm(admin.secret, Date.now())).toMatchObject({ code: 1, out: '{"wasStopped":false}\n' });
  const after = await cli(['clock', 'show', ...of, '--json']);
  expect(JSON.parse(after.out)).toMatchObject({ state: 'trusted', stops: [{ reason: 'forwards', endedBy: admin.id }] });
  expect(after.code).toBe(0);
  expect(await doctor(folder)).toMatch(/^ok {4}time /m);
});
