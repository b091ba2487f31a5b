import { describe, expect, it } from 'vitest';
import { START } from '../test-support/desk.ts';
import { permissionWorld, type Place, type World } from './world.ts';

const NOTE = { type: 'note.added', at: START, kind: 'note', text: '已阅' };

const started = async () => {
  const world = await permissionWorld();
  const { people } = world.server.engine;
  await people.add({ id: 'li', name: '李', unit: '法规处', agency: 'kunming', reach: 'below' });
  for (const agency of ['kunming', 'wuhua']) await people.grant({ person: 'li', agency, duty: 'handler' });
  const { secret: key } = await world.server.engine.keys.add({
    name: 'li',
    person: 'li',
    agency: null,
    duties: ['handler'],
  });
  return { world, key, people };
};

const inPlace = ({ cases }: World, place: Place): string => cases.find((one) => one.place === place)?.id ?? '';

describe('a reach that changes', () => {
  it('ends the repeating of what was answered before', async () => {
    const { world, key, people } = await started();
    const asked = (headers: object) => ({
      method: 'POST',
      path: `/api/v1/cases/${inPlace(world, 'below')}/facts`,
      body: NOTE,
      headers: { 'idempotency-key': 'once', ...headers },
    });
    const first = await world.ask({ key }, asked({}));
    const again = await world.ask({ key }, asked({}));
    expect([first.status, again.status, again.text]).toEqual([200, 200, first.text]);
    await people.change('li', { reach: 'own-agency' });
    const after = await world.ask({ key }, asked({}));
    const otherKey = await world.ask({ key }, asked({ 'idempotency-key': 'twice' }));
    expect([after.status, after.json['code'], otherKey.status]).toEqual([404, 'case/not-found', 404]);
    expect(after.text.replace(/"instance":"[^"]*"/, '')).toBe(otherKey.text.replace(/"instance":"[^"]*"/, ''));
  });

  it('ends the repeating of an opening as well', async () => {
    const { world, key, people } = await started();
    const fact = { type: 'request.submitted', at: START, channel: 'in-person', applicant: { kind: 'natural' } };
    const body = { procedure: 'disclosure-request', agency: 'wuhua', fact: { ...fact, description: '某' } };
    await people.grant({ person: 'li', agency: 'wuhua', duty: 'registrar' });
    const { secret } = await world.server.engine.keys.add({
      name: 'li',
      person: 'li',
      agency: null,
      duties: ['registrar'],
    });
    const asked = { method: 'POST', path: '/api/v1/cases', body, headers: { 'idempotency-key': 'open' } };
    const first = await world.ask({ key: secret }, asked);
    const again = await world.ask({ key: secret }, asked);
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    await people.change('li', { reach: 'own-agency' });
    const after = await world.ask({ key: secret }, asked);
    expect([after.status, after.text.includes(String(first.json['id']))]).toEqual([403, false]);
  });

  it('follows the day: a duty gives nothing before its first day and after its last one', async () => {
    const { world, key, people } = await started();
    const { server } = world;
    const list = async () => (await world.ask({ key }, { method: 'GET', path: '/api/v1/cases' })).status;
    expect(await list()).toBe(200);
    for (const agency of ['kunming', 'wuhua']) await people.end({ person: 'li', agency, duty: 'handler' });
    expect(await list()).toBe(200);
    server.moveTo('2026-03-02T23:59:59+08:00');
    expect(await list()).toBe(200);
    server.moveTo('2026-03-03T00:00:00+08:00');
    expect(await list()).toBe(401);
    await people.grant({ person: 'li', agency: 'kunming', duty: 'handler', firstDay: '2026-03-04' });
    expect(await list()).toBe(401);
    server.moveTo('2026-03-04T00:00:00+08:00');
    expect(await list()).toBe(200);
    await people.disable('li');
    expect(await list()).toBe(401);
  });
});
