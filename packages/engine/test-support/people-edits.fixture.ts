import type { Engine } from '../src/engine.ts';
import { columns, type Edit, type Prepared, remove, set } from './edit.fixture.ts';

/** Fills the tables of people: an ended duty, a revoked delegation, a disabled person, a roster. */
export const fillPeople = async ({ people }: Engine): Promise<Pick<Prepared, 'duty' | 'delegation'>> => {
  const person = { unit: '法规处', agency: 'kunming', reach: 'own-agency' } as const;
  await people.add({ ...person, id: 'wang', name: '王', phone: '0871-1', mail: 'wang@example.org' });
  await people.add({ ...person, id: 'zhao', name: '赵' });
  await people.add({ ...person, id: 'old', name: '旧' });
  await people.change('old', { unit: '办公室' });
  await people.disable('old');
  const held = { person: 'wang', agency: 'kunming', duty: 'office-head' };
  await people.grant({ ...held, firstDay: '2019-01-01' });
  const days = { firstDay: '2019-04-24', lastDay: '2019-05-31' };
  const asked = { from: 'wang', to: 'zhao', duties: ['office-head'], reason: '出差', ...days };
  const delegation = await people.delegate(asked);
  await people.revoke(delegation.id);
  const duty = await people.end({ ...held, lastDay: '2019-06-30' });
  const row = { day: '2019-05-01', shift: '白班', leader: '王', officer: '赵', phone: '0871-1' };
  await people.putRoster({ agency: 'kunming', month: '2019-05', rows: [row], seen: 0 });
  return { duty: duty.id, delegation: delegation.id };
};

const personEdits: readonly Edit[] = [
  ...columns('people', "id = 'wang'", 'people wang', {
    name: 'text',
    unit: 'text',
    agency: "'dali'",
    phone: 'text',
    mail: 'NULL',
    reach: "'all'",
    administrator: "'system'",
    created_at: 'created_at - 1',
    disabled_at: 'number',
  }),
  set('people', 'id', "'another'", "id = 'wang'", 'people another'),
  set('people', 'disabled_at', 'NULL', "id = 'old'", 'people old'),
  remove('people', "id = 'wang'", 'people wang'),
  {
    table: 'people',
    column: 'insert',
    sql: "INSERT INTO people (id, name, reach, administrator, created_at) VALUES ('p9', 'x', 'all', 'system', 1)",
    named: 'people p9',
  },
];

const dutyEdits = ({ duty, delegation }: Prepared): readonly Edit[] => [
  ...columns('person_duties', `id = '${duty}'`, `person_duties ${duty}`, {
    person: "'zhao'",
    agency: "'dali'",
    duty: "'signatory'",
    first_day: "'2018-01-01'",
    last_day: 'NULL',
    granted_by: 'text',
    granted_at: 'granted_at - 1',
    ended_by: 'text',
    ended_at: 'number',
  }),
  set('person_duties', 'id', "'another'", `id = '${duty}'`, 'person_duties another'),
  remove('person_duties', `id = '${duty}'`, `person_duties ${duty}`),
  {
    table: 'person_duties',
    column: 'insert',
    sql: `INSERT INTO person_duties (id, person, agency, duty, first_day, granted_by, granted_at)
      VALUES ('d9', 'zhao', 'kunming', 'signatory', '2019-01-01', 'x', 1)`,
    named: 'person_duties d9',
  },
  ...columns('delegations', `id = '${delegation}'`, `delegations ${delegation}`, {
    from_person: 'text',
    to_person: 'text',
    duties: `'["signatory"]'`,
    first_day: "'2018-01-01'",
    last_day: "'2030-01-01'",
    reason: 'text',
    made_by: 'text',
    made_at: 'made_at - 1',
    revoked_at: 'NULL',
    revoked_by: 'text',
  }),
  set('delegations', 'id', "'another'", `id = '${delegation}'`, 'delegations another'),
  remove('delegations', `id = '${delegation}'`, `delegations ${delegation}`),
];

const rosterEdits: readonly Edit[] = [
  ...columns('rosters', "month = '2019-05'", 'rosters kunming 2019-05 1', {
    lines: `'[]'`,
    put_by: 'text',
    put_at: 'put_at - 1',
  }),
  ...columns('rosters', "month = '2019-05'", 'rosters', { agency: "'dali'", month: "'2019-06'", version: '9' }),
  remove('rosters', "month = '2019-05'", 'rosters kunming 2019-05 1'),
];

/** Edits of the tables of people. */
export const peopleEdits = (prepared: Prepared): readonly Edit[] => [
  ...personEdits,
  ...dutyEdits(prepared),
  ...rosterEdits,
];
