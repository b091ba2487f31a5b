/** How a filter is given. */
export type FilterKind = 'text' | 'day' | 'choice' | 'flag' | 'unit';

/** The filters of the register in the order of their form; the API has the same names. */
export const FILTERS = {
  q: 'text',
  number: 'text',
  applicant: 'text',
  procedure: 'choice',
  state: 'choice',
  outcome: 'choice',
  channel: 'choice',
  receivedFrom: 'day',
  receivedTo: 'day',
  dueFrom: 'day',
  dueTo: 'day',
  counter: 'choice',
  holder: 'unit',
  topic: 'choice',
  linkedTo: 'text',
  agency: 'choice',
  heldBefore: 'choice',
  active: 'flag',
  late: 'flag',
  irregular: 'flag',
  below: 'flag',
  clock: 'choice',
  clockState: 'choice',
} as const satisfies Readonly<Record<string, FilterKind>>;

export type FilterName = keyof typeof FILTERS;

/** The orders of the register. */
export const SORTS = ['received', 'due', 'internal', 'updated', 'opened'] as const;

export type Sort = (typeof SORTS)[number];

/** What is asked of the register: filters and order, in the API's names. */
export type Asked = Readonly<Partial<Record<FilterName, string>>> & { readonly sort: Sort };

/** The names of all filters. */
export const FILTER_NAMES: readonly FilterName[] = Object.keys(FILTERS).filter((name): name is FilterName =>
  Object.hasOwn(FILTERS, name),
);

/** Reads an address: what no filter is, is left out; the newest first by default. */
export const askedBy = (search: Readonly<Record<string, string>>): Asked => ({
  ...Object.fromEntries(
    FILTER_NAMES.flatMap((name) => {
      const value = search[name] ?? '';
      return value === '' ? [] : [[name, value] as const];
    }),
  ),
  sort: SORTS.find((one) => one === search['sort']) ?? 'received',
});

/** The filters that are set. */
export const setIn = (asked: Asked): readonly FilterName[] => FILTER_NAMES.filter((name) => asked[name] !== undefined);

/** The same search without some filters, and with others. */
export const changed = (
  search: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries({ ...search, ...change }).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value] as const],
    ),
  );

/** Whether two searches ask for the same, whatever their order. */
export const isSame = (a: Asked, b: Asked): boolean =>
  a.sort === b.sort && FILTER_NAMES.every((name) => a[name] === b[name]);

const OF_PERSON = 'person:';
const OF_UNIT = 'unit:';

/** A holder as it is shown: the name after the kind. */
export const holderShown = (value: string, me: string): string => {
  if (value === 'me') return me;
  return value.startsWith(OF_UNIT) ? value.slice(OF_UNIT.length) : value.replace(OF_PERSON, '');
};

/** A holder as the API takes it: the reader, or a unit, where nothing else is said. */
export const holderGiven = (typed: string, me: string): string => {
  if (typed === '' || typed === 'me' || typed.startsWith(OF_PERSON) || typed.startsWith(OF_UNIT)) return typed;
  return typed === me ? 'me' : `${OF_UNIT}${typed}`;
};
