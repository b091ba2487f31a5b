const MORE = '…';

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

const asPattern = (text: string): RegExp => new RegExp(`^${text.split(MORE).map(escaped).join('[^]*')}$`);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const showsList = (shown: readonly unknown[], found: readonly unknown[]): boolean => {
  const [first, ...rest] = shown;
  if (shown.length === 0) return found.length === 0;
  if (first === MORE) return found.some((_, at) => showsList(rest, found.slice(at))) || rest.length === 0;
  return found.length > 0 && shows(first, found[0]) && showsList(rest, found.slice(1));
};

/**
 * Whether a page shows a value as it is. A page may shorten it: `…` in a string is any text, the entry `"…"` of a list
 * any entries, and the key `"…"` of an object any further keys.
 */
export const shows = (shown: unknown, found: unknown): boolean => {
  if (typeof shown === 'string' && typeof found === 'string') return asPattern(shown).test(found);
  if (Array.isArray(shown)) return Array.isArray(found) && showsList(shown, found);
  if (!isObject(shown) || !isObject(found)) return shown === found;
  const keys = Object.keys(shown).filter((key) => key !== MORE);
  const complete = MORE in shown || Object.keys(found).every((key) => Object.hasOwn(shown, key));
  return complete && keys.every((key) => Object.hasOwn(found, key) && shows(shown[key], found[key]));
};

/** Whether a page shows printed lines as they are; the line `…` is any lines, and `…` in a line any text. */
export const showsLines = (shown: string, found: string): boolean =>
  showsList(shown.trimEnd().split('\n'), found.trimEnd().split('\n'));
