import type { LockedCase, Writes } from '../store/store.ts';

/** Cases as this process last wrote them. Another process may have written since: a write on a cached case is checked. */
export interface CaseCache {
  get(ids: readonly string[]): ReadonlyMap<string, LockedCase>;
  /** Takes over what was committed. */
  put(writes: Writes): void;
  delete(ids: Iterable<string>): void;
}

/** A cache of the cases that were written last, `most` of them. */
export const createCaseCache = (most: number): CaseCache => {
  const known = new Map<string, LockedCase>();
  return {
    get: (ids) =>
      new Map(
        ids.flatMap((id): [string, LockedCase][] => {
          const found = known.get(id);
          return found === undefined ? [] : [[id, found]];
        }),
      ),
    put: ({ cases, facts }) => {
      const heads = new Map(facts.map(({ caseId, hash }) => [caseId, hash]));
      for (const record of cases) {
        const head = heads.get(record.id) ?? known.get(record.id)?.head;
        // Re-inserting moves the key to the end, so that the first keys are the least recently written.
        known.delete(record.id);
        if (head !== undefined) known.set(record.id, { record, head });
      }
      for (const id of known.keys()) {
        if (known.size <= most) return;
        known.delete(id);
      }
    },
    delete: (ids) => {
      for (const id of ids) known.delete(id);
    },
  };
};
