import { isRecord } from '../../ledger/canonical.ts';
import { type Delegation, type HeldDuty, OFFICES, type Person, type Roster } from '../../people/person.ts';
import { columnsOf, defineTable } from '../table.ts';
import { strings } from './strings.ts';

const aPerson = columnsOf<Person>();
export const PEOPLE = defineTable<Person>()('people', ['id'], {
  id: aPerson.text('id'),
  name: aPerson.text('name', 'always'),
  unit: aPerson.optionalText('unit', 'always'),
  agency: aPerson.optionalText('agency', 'always'),
  phone: aPerson.optionalText('phone', 'always'),
  mail: aPerson.optionalText('mail', 'always'),
  // An unknown word is read as the last one: the narrowest reach, the office with the fewest rights.
  reach: aPerson.word('reach', ['all', 'below', 'own-agency', 'own-unit'], 'always'),
  administrator: aPerson.optionalWord('administrator', OFFICES, 'always'),
  created_at: aPerson.integer('createdAt'),
  disabled_at: aPerson.optionalInteger('disabledAt', 'always'),
});

const aDuty = columnsOf<HeldDuty>();
export const PERSON_DUTIES = defineTable<HeldDuty>()('person_duties', ['id'], {
  id: aDuty.text('id'),
  person: aDuty.text('person'),
  agency: aDuty.text('agency'),
  duty: aDuty.text('duty'),
  first_day: aDuty.text('firstDay'),
  last_day: aDuty.optionalText('lastDay', 'always'),
  granted_by: aDuty.text('grantedBy'),
  granted_at: aDuty.integer('grantedAt'),
  ended_by: aDuty.optionalText('endedBy', 'always'),
  ended_at: aDuty.optionalInteger('endedAt', 'always'),
});

const aDelegation = columnsOf<Delegation>();
export const DELEGATIONS = defineTable<Delegation>()('delegations', ['id'], {
  id: aDelegation.text('id'),
  from_person: aDelegation.text('from'),
  to_person: aDelegation.text('to'),
  duties: aDelegation.json('duties', strings),
  first_day: aDelegation.text('firstDay'),
  last_day: aDelegation.text('lastDay'),
  reason: aDelegation.text('reason'),
  made_by: aDelegation.text('by'),
  made_at: aDelegation.integer('at'),
  revoked_at: aDelegation.optionalInteger('revokedAt', 'always'),
  revoked_by: aDelegation.optionalText('revokedBy', 'always'),
});

// Rows that were stored were checked.
const rosterRows = (value: unknown): Roster['rows'] =>
  (Array.isArray(value) ? value : []).filter(isRecord).map(({ day, shift, leader, officer, phone }) => ({
    day: String(day),
    shift: String(shift),
    leader: String(leader),
    officer: String(officer),
    phone: String(phone),
  }));

const aRoster = columnsOf<Roster>();
export const ROSTERS = defineTable<Roster>()('rosters', ['agency', 'month', 'version'], {
  agency: aRoster.text('agency'),
  month: aRoster.text('month'),
  version: aRoster.integer('version'),
  lines: aRoster.json('rows', rosterRows),
  put_by: aRoster.text('by'),
  put_at: aRoster.integer('at'),
});
