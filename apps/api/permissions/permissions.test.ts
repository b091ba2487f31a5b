import { REACHES } from '@gongkai/engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Operation, operationsOf, readDocument } from '../fuzz/operations-of.ts';
import { ACCESS, mayHandle, mayReach } from './declared.ts';
import { didTooMuch, plain, toldTooMuch } from './judge.ts';
import { requestsOf } from './requests.ts';
import { permissionWorld, PLACES, type Place, type PlantedCase, type Role, type World } from './world.ts';

// A stream has no end; `events.test.ts` is about it. A form is read by processes of their own, and is about no case.
const APART = ['GET /api/v1/events', 'POST /api/v1/audits'];
// Sign-in, invitations, profiles, parties, imports and uploads have tests of their own for who may call them.
const OWN_TESTS = /sessions|invitations|\/me\/|second-factor|PUT .*profile|parties|POST .*imports|POST .*attachments/;

const CELL = '/api/v1/tables/AR2021/2026/cases?cell=newReceived/total';

/** Whether the drill-down of a caller's own figures has a case: those of the agency and of all below it. */
const isCounted = (role: Role, place: Place): boolean => mayReach(role, place) && place !== 'other';

/** The cells of one caller: what went too far, and how many there were. */
const judgeRole = async (world: World, operations: readonly Operation[], role: Role) => {
  const wrong: string[] = [];
  let cells = 0;
  const asked = new Set<string>();
  for (const operation of operations) {
    const access = ACCESS[operation.name] ?? 'open';
    const isOfCase = operation.path.includes('/cases/{id}');
    for (const planted of world.cases) {
      for (const request of requestsOf(operation, planted, role)) {
        const text = JSON.stringify(request);
        // What is about no place is asked once.
        if (asked.has(text)) continue;
        asked.add(text);
        const answer = await world.ask(role, request);
        cells += 1;
        const found = [
          ...toldTooMuch(answer, role, world.cases, request.reasoned && isOfCase ? planted : null),
          ...didTooMuch(answer, { access, isOfCase }, role, planted),
          ...(answer.status >= 500 ? [`failed: ${answer.text}`] : []),
        ];
        wrong.push(...found.map((one) => `${operation.name} of ${planted.place}: ${one}`));
      }
    }
  }
  return { wrong, cells };
};

describe('the matrix of permissions', () => {
  let world: World;
  let operations: readonly Operation[];
  beforeAll(async () => {
    world = await permissionWorld();
    operations = operationsOf(await readDocument(await world.server.app.request('/openapi.json')));
  });

  const inPlace = (place: Place): PlantedCase => {
    const found = world.cases.find((one) => one.place === place);
    if (found === undefined) throw new Error(place);
    return found;
  };

  it('declares every operation of the document, and no other', () => {
    const names = operations.map(({ name }) => name);
    expect(names.filter((name) => ACCESS[name] === undefined)).toEqual([]);
    expect(Object.keys(ACCESS).filter((name) => !names.includes(name))).toEqual([]);
    const open = operations.filter(({ secured }) => !secured).map(({ name }) => name);
    expect(open.filter((name) => ACCESS[name] !== 'open' && !OWN_TESTS.test(name))).toEqual([]);
  });

  it('shows what is declared: each case that is reached, with personal data to those who handle it', async () => {
    const wrong: string[] = [];
    for (const role of world.roles) {
      const listed = await world.ask(role, { method: 'GET', path: '/api/v1/cases?limit=100' });
      const drilled = await world.ask(role, { method: 'GET', path: `${CELL}&limit=200` });
      for (const place of PLACES) {
        const { id, personal } = inPlace(place);
        const read = await world.ask(role, { method: 'GET', path: `/api/v1/cases/${id}/facts` });
        const reaches = mayReach(role, place);
        const expected = [reaches, isCounted(role, place), reaches ? 200 : 404, mayHandle(role, place)];
        const found: (boolean | number)[] = [listed, drilled].map(({ text }) => text.includes(id));
        found.push(read.status, read.text.includes(personal));
        if (String(found) !== String(expected)) wrong.push(`${role.person} ${place}: ${String(found)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(REACHES)(
    'answers nothing beyond what is declared, with the reach %s',
    { timeout: 300_000 },
    async (reach) => {
      const wrong: string[] = [];
      let cells = 0;
      const judged = operations.filter(({ name }) => !APART.includes(name) && !OWN_TESTS.test(name));
      for (const role of world.roles.filter((one) => one.reach === reach)) {
        const found = await judgeRole(world, judged, role);
        wrong.push(...found.wrong.map((one) => `${role.name}: ${one}`));
        cells += found.cells;
      }
      expect(wrong).toEqual([]);
      expect(cells).toBeGreaterThan(2_000);
    },
  );

  it('answers a case out of reach like one that does not exist, to the byte', async () => {
    const wrong: string[] = [];
    const ofCases = operations.filter(({ name, path }) => path.includes('/cases/{id}') && !OWN_TESTS.test(name));
    for (const role of world.roles) {
      for (const planted of world.cases.filter(({ place }) => !mayReach(role, place))) {
        // Nothing has this identifier; it ends with the key of the same agency.
        const id = `00000000-0000-7000-8000-000000${planted.id.slice(-6)}`;
        for (const operation of ofCases) {
          const [real, none] = [planted, { ...planted, id }].map((one) => requestsOf(operation, one, role));
          for (const [place, asked] of (real ?? []).entries()) {
            const other = none?.[place];
            if (other === undefined) continue;
            const [found, expected] = [await world.ask(role, asked), await world.ask(role, other)];
            const isRefused = found.status >= 400 && found.status < 500;
            if (isRefused && plain(found) === plain(expected)) continue;
            wrong.push(`${role.person} ${operation.name}: ${plain(found)}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
