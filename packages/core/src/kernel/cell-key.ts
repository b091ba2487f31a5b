/** What a cell of a tally counts: an indicator and what it is broken down by. */
export interface Breakdown {
  readonly indicator: string;
  readonly by: Readonly<Record<string, string>>;
}

const RESERVED = /[%&=?]/;

// The common value holds none of the four characters, and a test costs a third of a replacement.
const escaped = (part: string): string =>
  RESERVED.test(part) ? part.replace(/[%&=?]/g, (one) => `%${one.charCodeAt(0).toString(16)}`) : part;

const plain = (part: string): string =>
  part.replace(/%(25|26|3d|3f)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** One text for one breakdown, whatever the order of its names: `request.received?applicant=natural&channel=fax`. */
export const cellKey = (indicator: string, by: Readonly<Record<string, string>>): string => {
  const parts = Object.entries(by);
  if (parts.length > 1) parts.sort(([a], [b]) => (a < b ? -1 : 1));
  let key = escaped(indicator);
  let mark = '?';
  for (const [name, value] of parts) {
    key += `${mark}${escaped(name)}=${escaped(value)}`;
    mark = '&';
  }
  return key;
};

/** The breakdown that a key was made from. */
export const breakdownOf = (key: string): Breakdown => {
  const [indicator = '', pairs] = key.split('?');
  const entries = (pairs?.split('&') ?? []).map((pair) => pair.split('=').map(plain));
  return {
    indicator: plain(indicator),
    by: Object.fromEntries(entries.map(([name = '', value = '']) => [name, value])),
  };
};
