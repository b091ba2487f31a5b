import { keyFor, serve } from './server.ts';

/** The start time of the servers of these tests, and an hour before it, the time of their facts. */
export const START = '2026-03-02T10:00:00+08:00';
export const at = '2026-03-02T09:00:00+08:00';

/** The second fact of a request. */
export const registered = { type: 'request.registered', at };

/** The column `received` of the matrix in SPEC.md, without what only the system records. */
export const RECEIVED = [
  'request.registered',
  'request.changed',
  'request.separated',
  'request.merged',
  'correction.delivered',
  'correction.undelivered',
  'correction.supplied',
  'request.withdrawn',
  'complaint.made',
  'request.remanded',
  'reply.set-aside',
  'dispute.mediated',
];

/** What a desk, with the duties of registrar and handler, may record on a case just received. */
export const BY_DESK = [
  'request.registered',
  'request.changed',
  'request.separated',
  'request.merged',
  'correction.supplied',
  'request.withdrawn',
  'complaint.made',
  'case.assigned',
  'note.added',
  'document.attached',
  'case.linked',
  'entry.questioned',
];

/** The path of a case's facts. */
export const facts = (id: string) => `/api/v1/cases/${id}/facts`;

/** A server with a key that holds the duties of a desk. */
export const desk = async () => {
  const server = await serve(START);
  return { server, key: await keyFor(server.engine, ['registrar', 'handler']) };
};

/** A server with an administrator's key. */
export const administrator = async () => {
  const server = await serve(START);
  const { id, secret } = await server.engine.keys.add({ name: 'a', agency: null, duties: [], administrator: true });
  return { server, key: secret, id };
};

/** A list in an answer; empty where the answer has none. */
export const listIn = (
  json: Readonly<Record<string, unknown>>,
  name: string,
): readonly Readonly<Record<string, unknown>>[] => {
  const list = json[name];
  return Array.isArray(list) ? list : [];
};

/** The paths of the issues of a problem. */
export const pathsOf = (json: Readonly<Record<string, unknown>>): readonly string[] =>
  (Array.isArray(json['issues']) ? json['issues'] : []).map(({ path }: { readonly path: string }) => path);
