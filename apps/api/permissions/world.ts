import { dutiesOf } from '@gongkai/core';
import { type Caller, type NewPerson, OFFICES, REACHES, type Reach } from '@gongkai/engine';
import { START } from '../test-support/desk.ts';
import { REGION } from '../test-support/region.ts';
import { send, serve, type Server } from '../test-support/server.ts';

/** Where the cases of the world are, as a person of the unit 法规处 of kunming sees them. */
export const PLACES = ['unit', 'agency', 'below', 'other'] as const;
export type Place = (typeof PLACES)[number];

const AGENCY_OF = { unit: 'kunming', agency: 'kunming', below: 'wuhua', other: 'dali' } as const;

/** A case with a text that only callers within reach may see, and one that only those may read who handle it. */
export interface PlantedCase {
  readonly place: Place;
  readonly id: string;
  readonly number: string;
  readonly agency: string;
  readonly personal: string;
}

/** A caller: what they hold in kunming, how far they reach, and their key. */
export interface Role {
  readonly name: string;
  readonly reach: Reach;
  readonly duty: string | null;
  readonly office: (typeof OFFICES)[number] | null;
  readonly person: string;
  readonly key: string;
}

// What a person records makes the case one of their unit: those of a wider reach are of a unit of their own.
const personOf = (id: string, reach: Reach): NewPerson => ({
  id,
  name: '某',
  unit: reach === 'own-unit' ? '法规处' : '综合处',
  agency: 'kunming',
  reach,
});

const self = (id: string, unit: string, agency: string): Caller => {
  const duties = ['registrar', 'handler', 'office-head'];
  const scope = { agency: null, below: true };
  return { id, person: id, name: id, unit, agency, duties, acting: [{ agency, duties }], scope, administrator: null };
};

/** Opens a case in a place as a desk there would, with personal data in every fact. */
const plant = async ({ engine }: Server, place: Place): Promise<PlantedCase> => {
  const agency = AGENCY_OF[place];
  const personal = `张三丰住在${place}某路`;
  const desk = engine.as(self(`desk-${place}`, place === 'unit' ? '法规处' : '另一处', agency));
  const opened = await desk.open({
    procedure: 'disclosure-request',
    agency,
    fact: {
      type: 'request.submitted',
      at: START,
      channel: 'in-person',
      applicant: { kind: 'natural', name: personal, contact: personal },
      description: personal,
    },
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { id, number } = opened.case;
  for (const fact of [
    { type: 'request.registered', at: START },
    { type: 'note.added', at: START, kind: 'note', text: personal },
  ]) {
    const done = await desk.submit(id, fact);
    if (!done.ok) throw new Error(`${fact.type}: ${done.refusal.code}: ${JSON.stringify(done.refusal.issues)}`);
  }
  return { place, id, number, agency, personal };
};

const keyOf = async ({ engine }: Server, person: string, office: Role['office']): Promise<string> => {
  const duties = office === null ? Object.keys(dutiesOf([...engine.procedures.values()])) : [];
  const key = { name: person, person, agency: null, duties, administrator: office !== null };
  return (await engine.keys.add(key)).secret;
};

/** Every duty, every office, and a deputy of the head, each with every reach. */
const makeRoles = async (server: Server): Promise<readonly Role[]> => {
  const { people, procedures } = server.engine;
  const held = Object.keys(dutiesOf([...procedures.values()])).filter((one) => !['system', 'applicant'].includes(one));
  await people.add(personOf('head', 'own-agency'));
  await people.grant({ person: 'head', agency: 'kunming', duty: 'office-head' });
  const roles: Role[] = [];
  for (const reach of REACHES) {
    for (const duty of held) {
      const person = `${duty}.${reach}`;
      await people.add(personOf(person, reach));
      await people.grant({ person, agency: 'kunming', duty });
      roles.push({ name: duty, reach, duty, office: null, person, key: await keyOf(server, person, null) });
    }
    for (const office of OFFICES) {
      const person = `${office}.${reach}`;
      await people.add({ ...personOf(person, reach), administrator: office });
      roles.push({ name: office, reach, duty: null, office, person, key: await keyOf(server, person, office) });
    }
    const person = `deputy.${reach}`;
    await people.add(personOf(person, reach));
    const days = { firstDay: '2026-03-01', lastDay: '2026-12-31' };
    await people.delegate({ from: 'head', to: person, duties: ['office-head'], reason: '出差', ...days });
    const key = await keyOf(server, person, null);
    roles.push({ name: 'deputy', reach, duty: 'office-head', office: null, person, key });
  }
  return roles;
};

/** A region with a case in each place, and every kind of caller. */
export const permissionWorld = async () => {
  const server = await serve(START);
  await server.engine.figures.putAgencies(REGION);
  const cases: PlantedCase[] = [];
  for (const place of PLACES) cases.push(await plant(server, place));
  return { server, cases, roles: await makeRoles(server), ask: askOf(server) };
};

export type World = Awaited<ReturnType<typeof permissionWorld>>;

/** One request of the matrix, and its answer. */
const askOf =
  (server: Server) =>
  ({ key }: Pick<Role, 'key'>, { method, path, body, headers = {} }: Asked): ReturnType<typeof send> =>
    send(server, method, path, { key, headers, ...(body === undefined ? {} : { body }) });

/** A request as an operation is asked for. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
