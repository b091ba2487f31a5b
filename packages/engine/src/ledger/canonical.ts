/**
 * JSON in the order of RFC 8785, so that equal values give equal bytes. Beyond the RFC, half of a surrogate pair is written
 * as an escape; core refuses such text in facts.
 */
export const canonical = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  // On the path of every fact: appending to one text costs half of joining lists of pairs.
  let parts = '';
  for (const key of Object.keys(value).sort()) {
    const one: unknown = Reflect.get(value, key);
    if (one !== undefined) parts += `${parts === '' ? '' : ','}${JSON.stringify(key)}:${canonical(one)}`;
  }
  return `{${parts}}`;
};

const DEEPEST = 32;

/** Whether a value is JSON that can be stored and read back unchanged: plain, finite, and not nested too deeply. */
export const isJson = (value: unknown, depth = 0): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value !== 'object' || depth >= DEEPEST) return false;
  if (Array.isArray(value)) return value.every((one) => isJson(one, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((one) => one === undefined || isJson(one, depth + 1));
};

/** Whether a value is an object with named parts. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
