/**
 * The element of an index that the caller knows to exist.
 * @throws RangeError when it does not: a fault of this package, never of its input.
 */
export const elementAt = <T>(values: ArrayLike<T>, index: number): T => {
  const value = values[index];
  if (value === undefined) throw new RangeError(`There is no element ${index} among ${values.length}`);
  return value;
};
