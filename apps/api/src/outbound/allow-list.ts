const PLACE = /^(\[[\da-f:.]+\]|[^\s/\\@:?#[\]]+):(\d{1,5})$/iu;

/** Host and port of a URL, the port always written out. */
export const placeOf = ({ protocol, hostname, port }: Pick<URL, 'protocol' | 'hostname' | 'port'>): string =>
  `${hostname}:${port === '' ? (protocol === 'https:' ? '443' : '80') : port}`;

/**
 * A host of an agency's own network, `host:port`, in the normal form of URLs; null where it is malformed.
 * @example allowedPlace('Intranet.Example:8443') // => 'intranet.example:8443'
 */
export const allowedPlace = (text: string): string | null => {
  const [, host = '', port = ''] = PLACE.exec(text) ?? [];
  const url = `http://${host}:${port}`;
  return URL.canParse(url) ? placeOf(new URL(url)) : null;
};
