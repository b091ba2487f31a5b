/** A value that pages watch. */
export interface Watched<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly watch: (changed: () => void) => () => void;
}

/** A value that pages watch; for `useSyncExternalStore`. */
export const watched = <T>(first: T): Watched<T> => {
  const watchers = new Set<() => void>();
  let present = first;
  return {
    get: () => present,
    set: (value) => {
      if (Object.is(value, present)) return;
      present = value;
      for (const changed of watchers) changed();
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
};
