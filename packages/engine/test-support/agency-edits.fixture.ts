import { civilDate } from '@gongkai/calendar';
import type { Engine } from '../src/engine.ts';
import { partyKeyOf } from '../src/parties/party-key.ts';
import { accepted, anIncident, aRequest, LI, MO } from './desk.fixture.ts';
import { columns, type Edit, remove } from './edit.fixture.ts';

/** The key of the register of a filled store. */
export const PARTY_KEY = partyKeyOf(Buffer.alloc(32, 7));

/** Sets a profile with a pattern of numbers that leaves two out, and opens a case under it. */
export const fillAgencies = async (engine: Engine): Promise<void> => {
  const pattern = { pattern: '{代字}{类字}〔{year}〕{n}号', code: '云府', kind: '舆', width: 1, start: 3 };
  await engine.profiles.set('yunnan', civilDate('2019-01-01'), { numbering: { 'press-incident': pattern } }, 'li');
  accepted(await engine.open(anIncident('yunnan', '2019-04-10'), { actor: MO }));
  await engine.imports.add({ kind: 'agencies', agencies: [] }, 'li');
  const request = aRequest('yunnan', '2019-04-10');
  const applicant = { kind: 'natural', name: '张三', contact: '13800138000' };
  accepted(await engine.open({ ...request, fact: { ...request.fact, applicant } }, { actor: LI }));
};

const GAP = "series = '云府舆〔2019〕{n}号'";
const GAP_NAMED = 'gaps 云府舆〔2019〕{n}号 1';

const PARTY = 'seq = 1 AND place = 0';

/** Edits of agencies day by day, profiles, gaps, and those who ask. */
export const agencyEdits: readonly Edit[] = [
  ...columns('places', 'number = 1', 'places 1', {
    agency: 'text',
    from_on: "'2018-01-01'",
    name: 'text',
    level: 'text',
    parent: 'text',
    ended: '1',
    placed_by: 'text',
    at: 'at - 1',
  }),
  ...columns('places', 'number = 1', 'places 9', { number: '9' }),
  remove('places', 'number = 1', 'places 1'),
  ...columns('profiles', 'number = 1', 'profiles 1', {
    agency: 'text',
    from_on: "'2018-01-01'",
    body: "'{}'",
    set_by: 'text',
    at: 'at - 1',
  }),
  ...columns('profiles', 'number = 1', 'profiles 9', { number: '9' }),
  remove('profiles', 'number = 1', 'profiles 1'),
  ...columns('gaps', GAP, GAP_NAMED, { agency: 'text', through_n: '7', why: 'text', at: 'at - 1' }),
  ...columns('parties', PARTY, 'parties', {
    agency_key: 'text',
    case_id: 'text',
    seq: '2',
    place: '1',
    agency: 'text',
    kind: "'other'",
    name_hash: 'text',
    id_hash: 'text',
    id_last4: "'123X'",
    phone_hash: 'text',
    party: 'text',
  }),
  remove('parties', PARTY, 'parties'),
  {
    table: 'parties',
    column: 'insert',
    sql: `INSERT INTO parties (agency_key, case_id, seq, place, agency, party)
      SELECT agency_key, case_id, 2, 0, agency, 'x' FROM parties WHERE ${PARTY}`,
    named: ' 2 0',
  },
  ...columns('gaps', GAP, 'gaps', { agency_key: 'text', series: 'text', from_n: '2' }),
  remove('gaps', GAP, GAP_NAMED),
  ...columns('imports', "kind = 'agencies'", 'imports', {
    id: 'text',
    agency: 'text',
    kind: 'text',
    rows_given: '9',
    body: "'{}'",
    made_by: 'text',
    at: 'at - 1',
    started_at: '1',
    started_by: 'text',
    ended_at: '1',
    failed: `'[{"row":2,"code":"x"}]'`,
  }),
  remove('imports', "kind = 'agencies'", 'imports'),
  // Of the counter itself, a number that was not given out.
  ...columns('counters', "name LIKE '云府舆%'", '云府舆〔2019〕{n}号', { value: 'value + 1' }),
];
