import type { LockedCase, Writes } from '../store/store.ts';

/** Cases as this process last wrote them. Somebody else may have written since: what is decided on them is checked by the write. */
export interface CaseCache {
  recall(ids: readonly string[]): ReadonlyMap<string, LockedCase>;
  /** Takes up what was committed. */
  keep(writes: Writes): void;
  forget(ids: Iterable<string>): void;
}

/** Remembers so many cases, the ones written last. */
export const createCaseCache = (most: number): CaseCache => {
  const known = new Map<string, LockedCase>();
  return {
    recall: (ids) =>
      new Map(
        ids.flatMap((id): [string, LockedCase][] => {
          const held = known.get(id);
          return held === undefined ? [] : [[id, held]];
        }),
      ),
    keep: ({ cases, facts }) => {
      const heads = new Map(facts.map(({ caseId, hash }) => [caseId, hash]));
      for (const record of cases) {
        const head = heads.get(record.id) ?? known.get(record.id)?.head;
        // Put anew, a key is the youngest of a map.
        known.delete(record.id);
        if (head !== undefined) known.set(record.id, { record, head });
      }
      for (const id of known.keys()) {
        if (known.size <= most) return;
        known.delete(id);
      }
    },
    forget: (ids) => {
      for (const id of ids) known.delete(id);
    },
  };
};
