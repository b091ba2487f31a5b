import { type Text, text } from '@gongkai/core';
import type { LedgerRow } from '@gongkai/core/ledgers';
import { PERSON_RULE_TEXTS, type PersonRule } from '../errors.ts';
import { type HeldDuty, type NewPerson, type Office, PERSON, type Person, type Reach } from '../people/person.ts';
import { hasPlace } from '../people/scope-of.ts';

/** A person of an import, with the duties that they hold from the start. */
export interface PlannedPerson {
  readonly row: number;
  readonly person: NewPerson;
  readonly duties: readonly (Pick<HeldDuty, 'agency' | 'duty' | 'lastDay'> & { readonly firstDay?: string })[];
}

/** What is wrong with a row, and in which column. */
export interface RowFault {
  readonly row: number;
  readonly field: string;
  readonly code: string;
  readonly why: Text;
}

/** What rows of people are judged by. */
export interface PeopleRules {
  /** Agencies of the tree. */
  readonly agencies: ReadonlySet<string>;
  /** Duties that may be granted, with their labels. */
  readonly duties: Readonly<Record<string, Text>>;
  readonly find: (id: string) => Promise<Person | null>;
  /** Who imports: no person grants anything to themselves. */
  readonly by: string | null;
}

const BETWEEN = /[、,,;;\s]+/;

const plain = (word: string): string => word.normalize('NFKC').toLowerCase();

const broken = (row: number, field: string, code: PersonRule): RowFault => ({
  row,
  field,
  code,
  why: PERSON_RULE_TEXTS[code],
});

const invalid = (row: number, field: string, zh: string, en: string): RowFault => ({
  row,
  field,
  code: 'cell/invalid',
  why: text(zh, en),
});

/** What an office calls a duty: its identifier, its label, and the label without what is in brackets. */
const namesOf = ([id, { zh }]: readonly [string, Text]): readonly string[] => [
  ...new Set([id, zh, plain(zh).split('(')[0] ?? ''].map(plain)),
];

/** The duties that a cell names, each once; and the words that name none. */
const dutiesIn = (cell: string, known: PeopleRules['duties']) => {
  const names = new Map(Object.entries(known).flatMap((duty) => namesOf(duty).map((name) => [name, duty[0]] as const)));
  const words = cell.split(BETWEEN).filter((word) => word !== '');
  return {
    found: [...new Set(words.flatMap((word) => names.get(plain(word)) ?? []))],
    unknown: words.filter((word) => !names.has(plain(word))),
  };
};

const personOf = (values: LedgerRow): NewPerson => ({
  id: values['id'] ?? '',
  name: values['name'] ?? '',
  unit: values['unit'] ?? null,
  agency: values['agency'] ?? null,
  phone: values['phone'] ?? null,
  mail: values['mail'] ?? null,
  // The columns read nothing else.
  reach: (values['reach'] ?? 'own-agency') as Reach,
  administrator: (values['administrator'] ?? null) as Office | null,
});

const faultsOf = async (row: number, person: NewPerson, values: LedgerRow, rules: PeopleRules) => {
  const { agencies, by, find } = rules;
  const { id, agency, administrator = null } = person;
  const { found, unknown } = dutiesIn(values['duties'] ?? '', rules.duties);
  const [from, until] = [values['dutiesFrom'], values['dutiesUntil']];
  const faults: RowFault[] = [];
  if (!PERSON.test(id)) {
    const form = '只能用小写字母、数字和 . _ @ -,以字母或者数字开头';
    faults.push(invalid(row, 'id', form, 'lower-case letters, digits, . _ @ and dashes, a letter or digit first'));
  } else if (id === by) faults.push(broken(row, 'id', 'person/for-oneself'));
  else if ((await find(id)) !== null) faults.push(broken(row, 'id', 'person/exists'));
  if (agency !== null && !agencies.has(agency)) {
    faults.push(invalid(row, 'agency', '机构目录中没有这一机关', 'no agency of the tree has this identifier'));
  }
  if (!hasPlace({ unit: person.unit, agency, reach: person.reach })) {
    faults.push(broken(row, agency === null ? 'agency' : 'unit', 'person/no-agency'));
  }
  if (unknown.length > 0) {
    const known = Object.values(rules.duties).map(({ zh }) => zh);
    const names = unknown.join('、');
    faults.push(
      invalid(
        row,
        'duties',
        `没有“${names}”这一职责;可以填写:${known.join('、')}`,
        `no such duty: ${unknown.join(', ')}; one of ${Object.keys(rules.duties).join(', ')}`,
      ),
    );
  }
  if (found.length > 0 && administrator !== null) faults.push(broken(row, 'administrator', 'person/two-offices'));
  if (found.length > 0 && agency === null) {
    faults.push(invalid(row, 'agency', '有职责的人员须有所属机关', 'who holds a duty needs an agency'));
  }
  if (until !== undefined && from !== undefined && until < from) {
    faults.push(invalid(row, 'dutiesUntil', '截止日期早于起始日期', 'the last day is before the first one'));
  }
  if ((from !== undefined || until !== undefined) && found.length === 0 && unknown.length === 0) {
    faults.push(invalid(row, 'duties', '填写了日期,没有填写职责', 'there are days, and no duty'));
  }
  return { faults, duties: found };
};

/** The people of a list, and the faults of the other rows; nothing is written. */
export const planPeople = async (
  rows: readonly { readonly row: number; readonly values: LedgerRow }[],
  rules: PeopleRules,
): Promise<{ readonly people: readonly PlannedPerson[]; readonly faults: readonly RowFault[] }> => {
  const people: PlannedPerson[] = [];
  const faults: RowFault[] = [];
  for (const { row, values } of rows) {
    const person = personOf(values);
    const judged = await faultsOf(row, person, values, rules);
    faults.push(...judged.faults);
    if (judged.faults.length > 0) continue;
    const { dutiesFrom: firstDay, dutiesUntil: lastDay = null } = values;
    const days = { ...(firstDay === undefined ? {} : { firstDay }), lastDay };
    const duties = judged.duties.map((duty) => ({ agency: person.agency ?? '', duty, ...days }));
    people.push({ row, person, duties });
  }
  return { people, faults };
};
