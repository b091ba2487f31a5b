import { beforeAll, describe, expect, it } from 'vitest';
import { REACHES } from '@gongkai/engine';
import { START } from '../test-support/desk.ts';
import { permissionWorld, type World } from './world.ts';

/** The agencies of each reach from kunming, by hand. */
const SEEN = {
  'own-unit': ['kunming'],
  'own-agency': ['kunming'],
  below: ['kunming', 'wuhua'],
} as const;

const OPEN: Readonly<Record<string, number>> = { kunming: 2, wuhua: 1, dali: 1 };

describe('the overview of a region', () => {
  let world: World;
  beforeAll(async () => {
    world = await permissionWorld();
  });

  const seenBy = async (reach: (typeof REACHES)[number], query = '') => {
    const all = [];
    for (const role of world.roles.filter((one) => one.reach === reach)) {
      const answer = await world.ask(role, { method: 'GET', path: `/api/v1/regions/overview${query}` });
      const agencies = answer.json['agencies'] as readonly { readonly agency: string; readonly open: number }[];
      all.push({ status: answer.status, agencies, text: answer.text });
    }
    return all;
  };

  it.each(Object.entries(SEEN))('shows to the reach %s its agencies and no other', async (reach, expected) => {
    for (const { status, agencies } of await seenBy(reach as keyof typeof SEEN)) {
      expect([status, agencies.map(({ agency }) => agency)]).toEqual([200, expected]);
    }
  });

  it('counts the cases in reach, those of a unit alone too', async () => {
    for (const reach of REACHES) {
      for (const { agencies } of await seenBy(reach)) {
        const counts = Object.fromEntries(agencies.filter(({ open }) => open > 0).map((one) => [one.agency, one.open]));
        const reached = Object.entries(OPEN).filter(([agency]) => agencies.some((one) => one.agency === agency));
        expect([reach, counts]).toEqual([reach, reach === 'own-unit' ? { kunming: 1 } : Object.fromEntries(reached)]);
      }
    }
  });

  it('is supervised from above: a demand reaches cases below, and no case beside', async () => {
    const demand = { type: 'case.supervised', at: START, demand: '三日内办结并反馈' };
    const asked = async (duty: string, place: string) => {
      const role = world.roles.find((one) => one.name === duty && one.reach === 'below');
      const id = world.cases.find((one) => one.place === place)?.id ?? '';
      if (role === undefined) throw new Error(`no ${duty}`);
      return (await world.ask(role, { method: 'POST', path: `/api/v1/cases/${id}/facts`, body: demand })).status;
    };
    expect([await asked('supervisor', 'below'), await asked('supervisor', 'other')]).toEqual([200, 404]);
    expect(await asked('office-head', 'below')).toBe(403);
  });

  it('names nobody and shows nothing of an agency out of reach that is asked for', async () => {
    for (const { agencies, text } of await seenBy('below', '?agency=dali&below=true')) {
      expect([agencies, world.cases.some(({ personal }) => text.includes(personal))]).toEqual([[], false]);
    }
  });
});
