import { beforeAll, describe, expect, it } from 'vitest';
import { START } from '../test-support/desk.ts';
import { mayReach } from './declared.ts';
import { type PlantedCase, permissionWorld, type World } from './world.ts';

const NOTE = { type: 'note.added', at: START, kind: 'note', text: '已阅' };
const HEAD = { id: 'h', person: 'h', duties: ['office-head'] };

describe('a case of kunming that was transferred to dali', () => {
  let world: World;
  let moved: PlantedCase;

  beforeAll(async () => {
    world = await permissionWorld();
    moved = world.cases.find(({ place }) => place === 'unit') ?? Object.create(null);
    const fact = { type: 'case.transferred', at: START, to: 'dali', basis: '机构改革方案' };
    const outcome = await world.server.engine.submit(moved.id, fact, { actor: HEAD });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
  });

  const askAll = async (path: string, more: { readonly method?: string; readonly body?: unknown } = {}) => {
    const found = [];
    for (const role of world.roles) {
      found.push({ role, answer: await world.ask(role, { method: 'GET', path: `/api/v1${path}`, ...more }) });
    }
    return found;
  };

  it('is read by those who reached it, without its personal data', async () => {
    for (const path of [`/cases/${moved.id}`, `/cases/${moved.id}/facts`]) {
      for (const { role, answer } of await askAll(path)) {
        const who = `${role.name} ${role.reach} ${path}`;
        expect([who, answer.status]).toEqual([who, mayReach(role, 'unit') ? 200 : 404]);
        expect([who, answer.text.includes(moved.personal)]).toEqual([who, false]);
      }
    }
  });

  it('is in no list of the agency that gave it away, but in that of what it gave away', async () => {
    for (const path of ['/cases?limit=100', `/search?q=${encodeURIComponent(moved.number)}`, '/desk', '/tasks']) {
      for (const { role, answer } of await askAll(path)) {
        const who = `${role.name} ${role.reach} ${path}`;
        const isListed = answer.status === 200 && role.reach === 'all' && path !== '/tasks';
        expect([who, answer.text.includes(moved.id)]).toEqual([who, isListed]);
      }
    }
    for (const { role, answer } of await askAll('/cases?heldBefore=kunming')) {
      const who = `${role.name} ${role.reach}`;
      expect([who, answer.text.includes(moved.id), answer.text.includes(moved.personal)]).toEqual([who, true, false]);
    }
    for (const { answer } of await askAll('/cases?heldBefore=dali')) expect(answer.text).not.toContain(moved.id);
  });

  it('is not found by its words by those who do not handle it any more', async () => {
    const named = encodeURIComponent(moved.personal);
    for (const query of [`applicant=${named}`, `q=${named}`]) {
      for (const { role, answer } of await askAll(`/cases?heldBefore=kunming&${query}`)) {
        const who = `${role.name} ${role.reach} ${query}`;
        expect([who, answer.text.includes(moved.id)]).toEqual([who, false]);
      }
    }
  });

  it('is recorded on by none of them', async () => {
    const before = await world.server.engine.read(moved.id);
    for (const path of [`/cases/${moved.id}/facts`, `/cases/${moved.id}/facts?dryRun=true`]) {
      for (const { role, answer } of await askAll(path, { method: 'POST', body: NOTE })) {
        const who = `${role.name} ${role.reach} ${path}`;
        const judged = answer.json['refusal'] as { readonly code?: string } | null | undefined;
        // Those who reach every agency reach it where it is held, and have no duty there.
        const expected = role.reach === 'all' ? 'actor/forbidden' : 'file/transferred';
        const codes = role.duty === null ? [expected, 'auth/forbidden'] : [expected];
        const isRefused = codes.some((code) => [answer.json['code'], judged?.code].includes(code));
        expect([who, isRefused]).toEqual([who, true]);
      }
    }
    expect(await world.server.engine.read(moved.id)).toEqual(before);
  });

  it('says where it is and where it was', async () => {
    const [first] = (await askAll(`/cases/${moved.id}`)).filter(({ answer }) => answer.status === 200);
    expect(first?.answer.json).toMatchObject({
      agency: 'dali',
      number: moved.number,
      file: { holder: null, transfers: [{ to: 'dali' }] },
    });
  });
});
