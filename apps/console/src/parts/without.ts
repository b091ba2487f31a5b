/** A copy of a record without some of its keys. */
export const without = <T extends object, K extends keyof T & string>(record: T, ...keys: readonly K[]): Omit<T, K> => {
  const left: readonly string[] = keys;
  // What is left of the record has the type of the record without them.
  return Object.fromEntries(Object.entries(record).filter(([key]) => !left.includes(key))) as Omit<T, K>;
};
