import { civilDate } from '@gongkai/calendar';
import type { Engine } from '../src/engine.ts';
import { accepted, anIncident, MO } from './desk.fixture.ts';
import { columns, type Edit, remove } from './edit.fixture.ts';

/** Sets a profile with a pattern of numbers that leaves two out, and opens a case under it. */
export const fillAgencies = async (engine: Engine): Promise<void> => {
  const pattern = { pattern: '{代字}{类字}〔{year}〕{n}号', code: '云府', kind: '舆', width: 1, start: 3 };
  await engine.profiles.set('yunnan', civilDate('2019-01-01'), { numbering: { 'press-incident': pattern } }, 'li');
  accepted(await engine.open(anIncident('yunnan', '2019-04-10'), { actor: MO }));
};

const GAP = "series = '云府舆〔2019〕{n}号'";
const GAP_NAMED = 'gaps 云府舆〔2019〕{n}号 1';

/** Edits of agencies day by day, profiles, and gaps. */
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
  ...columns('gaps', GAP, 'gaps', { agency_key: 'text', series: 'text', from_n: '2' }),
  remove('gaps', GAP, GAP_NAMED),
  // Of the counter itself, a number that was not given out.
  ...columns('counters', "name LIKE '云府舆%'", '云府舆〔2019〕{n}号', { value: 'value + 1' }),
];
