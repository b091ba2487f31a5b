import { addDays, civilDate, civilDateOf, type Instant } from '@gongkai/calendar';
import { type AnyProcedure, dutiesOf, personOf } from '@gongkai/core';
import { PersonRefusedError } from '../errors.ts';
import { PROGRAM_MAKER } from '../ledger/acts/act.ts';
import {
  EVERYWHERE,
  type Maker,
  pageSize,
  type Random,
  RANDOM_BYTES,
  type Store,
  timeOrderedId,
} from '../store/kit.ts';
import { actingOf, callerOfPerson } from './caller-of.ts';
import type { DutyEnd, NewDelegation, NewDuty, People } from './people.ts';
import { PERSON, type HeldDuty, type NewPerson, type Person, type PersonChange } from './person.ts';

const PROGRAM: Maker = { id: PROGRAM_MAKER };
const MOST_DELEGATIONS = 500;

const notOneself = (person: string, by: Maker): void => {
  if (personOf(by) === person)
    throw new PersonRefusedError('person/for-oneself', 'nobody grants anything to themselves');
};

/** @throws CalendarError for a day that does not exist, RangeError for a last day before the first one. */
const checkDays = (firstDay: string, lastDay: string | null): void => {
  civilDate(firstDay);
  if (lastDay !== null && civilDate(lastDay) < firstDay) throw new RangeError('the last day is before the first one');
};

const given = (change: PersonChange): PersonChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/** What is known at the time of a write. */
interface Moment {
  readonly store: Store;
  readonly known: ReadonlySet<string>;
  readonly random: Random;
}

const todayOf = async (store: Store): Promise<string> => civilDateOf(await store.now());

/** @throws TypeError for a duty that no procedure has. */
const checkKnown = ({ known }: Moment, duties: readonly string[]): void => {
  const unknown = duties.filter((duty) => !known.has(duty));
  if (unknown.length > 0) throw new TypeError(`no such duty: ${unknown.join(', ')}`);
};

/** A duty as it is granted at an instant. */
const granted = (
  { random }: Moment,
  { lastDay = null, ...asked }: NewDuty,
  { by, at, order = 0 }: { readonly by: string; readonly at: Instant; readonly order?: number },
): HeldDuty => {
  const firstDay = asked.firstDay ?? civilDateOf(at);
  checkDays(firstDay, lastDay);
  const id = timeOrderedId(at, random(RANDOM_BYTES), order);
  return { ...asked, id, firstDay, lastDay, grantedBy: by, grantedAt: at, endedBy: null, endedAt: null };
};

/** Writes about people themselves. */
const personWrites = (moment: Moment): Pick<People, 'add' | 'change' | 'disable'> => ({
  add: async ({ phone = null, mail = null, administrator = null, ...stated }: NewPerson, by = PROGRAM, duties = []) => {
    if (!PERSON.test(stated.id)) throw new TypeError(`a person is named like ${PERSON.source}`);
    notOneself(stated.id, by);
    checkKnown(
      moment,
      duties.map(({ duty }) => duty),
    );
    const at = await moment.store.now();
    const person: Person = { ...stated, phone, mail, administrator, createdAt: at, disabledAt: null };
    const held = duties.map((one, order) => granted(moment, { ...one, person: person.id }, { by: by.id, at, order }));
    await moment.store.people.add(person, civilDateOf(at), by.id, held);
    return person;
  },
  change: async (id, change, by = PROGRAM) => {
    // Who is named how, and how they are reached, everyone may correct who may change people.
    if (change.reach !== undefined || change.administrator !== undefined) notOneself(id, by);
    return moment.store.people.change(id, given(change), await todayOf(moment.store), by.id);
  },
  disable: async (id, by = PROGRAM) => {
    notOneself(id, by);
    return moment.store.people.disable(id, await moment.store.now(), by.id);
  },
});

/** Writes about duties and delegations. */
const dutyWrites = (moment: Moment): Pick<People, 'grant' | 'end' | 'delegate' | 'revoke'> => {
  const { store, random } = moment;
  return {
    grant: async (asked: NewDuty, by = PROGRAM) => {
      checkKnown(moment, [asked.duty]);
      notOneself(asked.person, by);
      const duty = granted(moment, asked, { by: by.id, at: await store.now() });
      await store.people.grant(duty);
      return duty;
    },
    end: async ({ lastDay, ...held }: DutyEnd, by = PROGRAM) => {
      const at = await store.now();
      const today = civilDateOf(at);
      // What was recorded on a day stays within the duties of that day.
      if (lastDay !== undefined && civilDate(lastDay) < addDays(today, -1)) {
        throw new RangeError('a duty ends yesterday at the earliest');
      }
      return store.people.end(held, { lastDay: lastDay ?? today, by: by.id, at });
    },
    delegate: async (asked: NewDelegation, by = PROGRAM) => {
      checkKnown(moment, asked.duties);
      checkDays(asked.firstDay, asked.lastDay);
      if (asked.from === asked.to) {
        throw new PersonRefusedError('person/for-oneself', 'nobody delegates a duty to themselves');
      }
      const at = await store.now();
      const id = timeOrderedId(at, random(RANDOM_BYTES));
      const delegation = { ...asked, id, by: by.id, at, revokedAt: null, revokedBy: null };
      await store.people.delegate(delegation);
      return delegation;
    },
    revoke: async (id, by = PROGRAM) => store.people.revoke(id, await store.now(), by.id),
  };
};

const readsOf = ({
  people,
}: Store): Omit<People, 'add' | 'change' | 'disable' | keyof ReturnType<typeof dutyWrites> | 'putRoster'> => ({
  find: (id) => people.find(id),
  list: ({ scope = EVERYWHERE, after = '', limit } = {}) =>
    people.list({ scope, after, limit: pageSize(limit, 20, 101) }),
  names: async (ids) =>
    ids.length === 0 ? new Map() : new Map((await people.names(ids)).map(({ id, name }) => [id, name])),
  duties: (person) => people.duties(person),
  delegations: (person) => people.delegations(person, MOST_DELEGATIONS),
  findDelegation: (id) => people.findDelegation(id),
  roster: (agency, month) => people.roster(agency, month),
  actorsOf: async (person, at) => {
    const standing = await people.standing(person, at === undefined ? null : civilDateOf(at));
    return standing === null ? [] : actingOf(standing);
  },
  callerOf: async (person) => {
    const standing = await people.standing(person, null);
    return standing === null ? null : callerOfPerson(standing);
  },
  reaches: (scope, agency) => people.reaches(scope, agency),
});

// The system acts by itself, and applicants do not belong to an office.
const NOT_GRANTED: readonly string[] = ['system', 'applicant'];

/** The duties that may be granted to people: those of the kernel and those that the procedures add. */
export const grantable = (procedures: readonly AnyProcedure[]): ReadonlySet<string> =>
  new Set(Object.keys(dutiesOf(procedures)).filter((duty) => !NOT_GRANTED.includes(duty)));

/** The people of a store; `known` are the duties that a person may hold. */
export const peopleOf = (store: Store, known: ReadonlySet<string>, random: Random): People => {
  const moment = { store, known, random };
  return {
    ...readsOf(store),
    ...personWrites(moment),
    ...dutyWrites(moment),
    putRoster: async ({ seen, ...roster }, by = PROGRAM) => {
      for (const { day } of roster.rows) {
        if (!civilDate(day).startsWith(`${roster.month}-`)) throw new RangeError(`${day} is not in ${roster.month}`);
      }
      const put = { ...roster, version: seen + 1, by: by.id, at: await store.now() };
      if (await store.people.putRoster(put)) return put;
      throw new PersonRefusedError('roster/stale', 'another version of the roster came first');
    },
  };
};
