/** The counters of the desk that narrow its list. */
export const COUNTERS = [
  'overdue',
  'today',
  'within3',
  'week',
  'toAccept',
  'toReview',
  'stopped',
  'supervised',
  'mine',
] as const;

export type Counter = (typeof COUNTERS)[number];

/** What a list of the desk may be narrowed to beside its counters. */
const PHASES = ['all', 'handling', 'closed'] as const;

export type Shown = Counter | (typeof PHASES)[number];

/** What the address of the desk says: which cases are shown. */
export interface DeskSearch {
  readonly only?: Shown;
  /** Those that the reader holds alone. */
  readonly mine?: true;
}

/** Reads the address; what it does not know is left out. */
export const deskSearch = (given: Record<string, unknown>): DeskSearch => {
  const only = [...COUNTERS, ...PHASES].find((one) => one === given['only']);
  return { ...(only === undefined ? {} : { only }), ...(given['mine'] === true ? { mine: true } : {}) };
};

/** The filters of a list of the desk, in the API's names. */
export const filtersOf = ({ only = 'all', mine }: DeskSearch): Readonly<Record<string, string>> => {
  const holder: Readonly<Record<string, string>> = mine === true ? { holder: 'me' } : {};
  if (only === 'closed') return { active: 'false', sort: 'updated', ...holder };
  if (only === 'all' || only === 'handling') return { active: 'true', sort: 'due', ...holder };
  return { counter: only, sort: 'due', ...holder };
};
