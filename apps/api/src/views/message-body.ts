const SALTED = '"salted":true';

/**
 * The body of a message as it leaves the system. A hash without a salt would confirm a guess of the fact that it is of, so
 * messages that an earlier release wrote leave without it.
 */
export const bodyForReaders = (body: string): string => {
  // A quote inside a JSON string is escaped, so no name of an agency passes for the mark.
  if (body.includes(SALTED) || !body.includes('"hash"')) return body;
  const value: unknown = JSON.parse(body);
  if (typeof value !== 'object' || value === null) return body;
  const { hash: _, ...rest } = { hash: null, ...value };
  return JSON.stringify(rest);
};
