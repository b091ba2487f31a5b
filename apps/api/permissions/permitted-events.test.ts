import { describe, expect, it } from 'vitest';
import { START } from '../test-support/desk.ts';
import { eventReader } from '../test-support/event-reader.ts';
import { mayReach } from './declared.ts';
import { permissionWorld, PLACES, type PlantedCase, type Role, type World } from './world.ts';

const streamOf = async ({ server }: World, { key }: Role, headers: Readonly<Record<string, string>> = {}) => {
  const authorization = `Bearer ${key}`;
  return server.app.request('/api/v1/events', { headers: { authorization, ...headers } });
};

// The case of the unit last: everyone reaches it, so that a stream that gave it has given everything before.
const IN_ORDER = PLACES.toReversed();

const note = async ({ server, roles }: World, { id, place }: PlantedCase): Promise<void> => {
  const duties = ['handler'];
  const scope = { agency: null, below: true };
  const self = { id: `desk-${place}`, person: `desk-${place}`, name: '', unit: null, agency: null };
  const acting = [{ agency: null, duties }];
  const desk = server.engine.as({ ...self, duties, acting, scope, administrator: null });
  const done = await desk.submit(id, { type: 'note.added', at: START, kind: 'note', text: `${roles.length}` });
  if (!done.ok) throw new Error(done.refusal.code);
};

describe('the stream of events', () => {
  it('has the messages about what each caller reaches, and no others', async () => {
    const world = await permissionWorld();
    const wrong: string[] = [];
    for (const role of world.roles) {
      const expected = IN_ORDER.filter((place) => mayReach(role, place));
      const reader = eventReader(await streamOf(world, role));
      for (const place of IN_ORDER) {
        for (const one of world.cases.filter((planted) => planted.place === place)) await note(world, one);
      }
      const heard = await reader.take(expected.length);
      await reader.close();
      const places = heard.map(({ data = '' }) => world.cases.find(({ id }) => data.includes(id))?.place);
      if (String(places) !== String(expected)) wrong.push(`${role.person}: ${String(places)}`);
      const text = JSON.stringify(heard);
      if (world.cases.some(({ personal }) => text.includes(personal))) wrong.push(`${role.person}: personal data`);
    }
    expect(wrong).toEqual([]);
  });

  it('does not begin after a message about a case out of reach', async () => {
    const world = await permissionWorld();
    const wrong: string[] = [];
    for (const role of world.roles) {
      for (const { place, id } of world.cases) {
        const answer = await streamOf(world, role, { 'last-event-id': `${id}.1` });
        await answer.body?.cancel();
        if ((answer.status === 200) !== mayReach(role, place)) wrong.push(`${role.person} ${place} ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
