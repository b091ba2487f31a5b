import type { Duty } from '@gongkai/core';
import type { Engine, NewPerson, Office } from '@gongkai/engine';
import { FIRST } from '../first-link.ts';
import { personName, phoneOf } from './made-up.ts';
import { seeded } from './seeded.ts';
import { DUTY_LABELS, officer } from './story.ts';
import { PROVINCE } from './yunnan-agencies.ts';

const PEOPLE = 530_020;

/** The offices whose people have accounts: a city, one of its districts, and another prefecture. */
export const OFFICES_WITH_ACCOUNTS = ['kunming', 'kunming-wuhua', 'dali'] as const;

const NOT_OF_PEOPLE: readonly string[] = ['applicant', 'system'] satisfies readonly Duty[];

/** Every duty that people hold. */
export const DUTIES_OF_PEOPLE: readonly string[] = Object.keys(DUTY_LABELS).filter(
  (duty) => !NOT_OF_PEOPLE.includes(duty),
);

// Those who answer for the agencies below reach their cases.
const REACHING_BELOW: readonly string[] = ['office-head', 'supervisor', 'coordinator'] satisfies readonly Duty[];

/** Those who decide sign in with a second factor, as administrators do. */
const WITH_FACTOR: readonly string[] = ['office-head', 'signatory'] satisfies readonly Duty[];

const UNITS: Readonly<Record<string, string>> = {
  registrar: '收件窗口',
  handler: '政策法规科',
  reviewer: '综合科',
  'secrecy-reviewer': '保密办公室',
  monitor: '舆情监测中心',
  coordinator: '应急办公室',
  responder: '应急管理科',
  spokesperson: '新闻科',
  'site-editor': '网站编辑部',
  'handling-unit': '信息中心',
};

/** A person of the demonstration with an account, whose user name is the identifier. */
export interface DemoPerson extends NewPerson {
  readonly duty: string | null;
  readonly hasFactor: boolean;
}

/** The identifier of the person who holds a duty in the n-th office with accounts, from 0. */
export const accountOf = (duty: string, office: number): string => `${duty}-${office + 1}`;

/** The unit of a person who holds a duty. */
export const unitOf = (duty: string): string => UNITS[duty] ?? '办公室';

const administrator = (office: Office, name: string): DemoPerson => ({
  ...FIRST,
  id: office === FIRST.administrator ? FIRST.id : office,
  name,
  administrator: office,
  duty: null,
  hasFactor: true,
});

// Who looks at all offices of the province at once.
const supervisorOfProvince = (name: string, phone: string): DemoPerson => ({
  id: `supervisor-${PROVINCE.id}`,
  name,
  unit: unitOf('supervisor'),
  agency: PROVINCE.id,
  phone,
  reach: 'below',
  duty: 'supervisor',
  hasFactor: false,
});

/** Everyone with an account: one person for each duty in each of the offices, one of the province, and administrators. */
export const peopleWithAccounts = (seed: number): readonly DemoPerson[] => {
  const chance = seeded(seed + PEOPLE);
  const officers = OFFICES_WITH_ACCOUNTS.flatMap((agency, office) =>
    DUTIES_OF_PEOPLE.map((duty): DemoPerson => ({
      id: accountOf(duty, office),
      name: personName(chance),
      unit: unitOf(duty),
      agency,
      phone: phoneOf(chance),
      reach: REACHING_BELOW.includes(duty) ? 'below' : 'own-agency',
      duty,
      hasFactor: WITH_FACTOR.includes(duty),
    })),
  );
  return [
    ...officers,
    supervisorOfProvince(personName(chance), phoneOf(chance)),
    administrator('security', '安全管理员'),
    administrator('audit', '审计管理员'),
    // The last one: where this account is there, all of them are.
    administrator('system', FIRST.name),
  ];
};

/** The officers of the simulated year, who have no account and no duty any more. */
const officersOfYear = (seed: number): readonly NewPerson[] =>
  DUTIES_OF_PEOPLE.map((duty) => ({
    id: officer(duty, seed).id,
    name: `${DUTY_LABELS[duty]?.zh ?? duty}(2018年模拟)`,
    unit: unitOf(duty),
    agency: PROVINCE.id,
    reach: 'own-agency',
  }));

/** Adds the people of the demonstration with their duties; those who are there stay as they are. */
export const addPeople = async (engine: Engine, seed: number): Promise<number> => {
  const by = { id: 'demonstration' };
  const accounts = peopleWithAccounts(seed);
  const all: readonly (NewPerson & Partial<DemoPerson>)[] = [...officersOfYear(seed), ...accounts];
  for (const { duty = null, hasFactor: _, ...person } of all) {
    if ((await engine.people.find(person.id)) === null) await engine.people.add(person, by);
    if (duty === null || typeof person.agency !== 'string') continue;
    const held = await engine.people.duties(person.id);
    if (held.length === 0) await engine.people.grant({ person: person.id, agency: person.agency, duty }, by);
  }
  return all.length;
};
