import { SORTS, type Sort } from './agency-tree.ts';

/** What the address of the overview says: which rows are open, their order, and whether only late ones are shown. */
export interface RegionSearch {
  /** Open rows by their identifiers, joined by commas; absent: those at the top. */
  readonly open?: string;
  /** Rows that show those without anything late as well. */
  readonly all?: string;
  readonly sort?: Sort;
  readonly late?: boolean;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads the address; what it does not know is left out. */
export const regionSearch = (given: Record<string, unknown>): RegionSearch => {
  const [open, all] = [text(given['open']), text(given['all'])];
  const sort = SORTS.find((one) => one === given['sort']);
  return {
    ...(open === undefined ? {} : { open }),
    ...(all === undefined ? {} : { all }),
    ...(sort === undefined ? {} : { sort }),
    ...(given['late'] === true ? { late: true } : {}),
  };
};

/** Identifiers of an address. */
export const idsIn = (joined: string | undefined): ReadonlySet<string> =>
  new Set((joined ?? '').split(',').filter((one) => one !== ''));

/** Identifiers with one more, or one less where it is there. */
export const toggled = (ids: ReadonlySet<string>, id: string): string =>
  (ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]).join(',');

/** Which late cases are shown. */
export const LATE_FILTERS = ['all', 'over', 'soon'] as const;

/** What the address of the late cases says. */
export interface LateSearch {
  readonly agency?: string;
  readonly only?: 'over' | 'soon';
}

/** Reads the address of the late cases. */
export const lateSearch = ({ agency, only }: Record<string, unknown>): LateSearch => ({
  ...(typeof agency === 'string' ? { agency } : {}),
  ...(only === 'over' || only === 'soon' ? { only } : {}),
});
