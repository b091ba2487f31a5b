import { imageOf, PROGRAM_MAKER, rowsOfAct, SYSTEM_MAKER, withAct } from './acts.ts';
import type { Database, Row, Sql, Value } from './sql.ts';
import { DELIVERIES, ENDPOINTS, OUTBOX } from './tables.ts';
import { binder } from './among.ts';
import { andWithin } from './within.ts';
import type { ActRow, Delivery, DeliveryState, Endpoint, Message, Outbox, Scope, Settlement } from '../store/kit.ts';

const endpointOf = (row: Row): Endpoint => {
  const { afterId: _, ...endpoint } = ENDPOINTS.read(row);
  return endpoint;
};

const deliveryStateOf = (row: Row): DeliveryState => ({ ...DELIVERIES.read(row), topic: String(row['topic']) });

/** Whether an endpoint receives a message. */
export const wants = ({ agency, topics }: Endpoint, message: Pick<Message, 'agency' | 'topic'>): boolean =>
  (agency === null || agency === message.agency) &&
  (topics.length === 0 || topics.some((topic) => message.topic === topic || message.topic.startsWith(`${topic}.`)));

/** The most messages that one claim turns into deliveries of an endpoint. */
const MOST_MESSAGES = 500;

// A message without an agency is for those who reach every agency.
const OF_CASE = { caseId: 'outbox.case_id' };

/** The order of messages in a database, and the condition under which they may be read. */
type Ordered = Pick<Database, 'stableMessages' | 'messageOrder'>;

const messagesAfter = async (
  { stableMessages, messageOrder }: Ordered,
  sql: Sql,
  after: string | null,
  limit: number,
  scope?: Scope,
): Promise<readonly Message[]> => {
  const { values, bind } = binder([limit]);
  const order = messageOrder.join(', ');
  const position = after === null ? 'TRUE' : `(${order}) > (SELECT ${order} FROM outbox WHERE id = ${bind(after)})`;
  const inScope = andWithin(scope, bind, OF_CASE);
  const text = `SELECT * FROM outbox WHERE ${position}${inScope}${stableMessages} ORDER BY ${order} LIMIT $1`;
  return (await sql.all(text, values)).map(OUTBOX.read);
};

const findMessage = async (sql: Sql, id: string, scope: Scope | undefined): Promise<Message | null> => {
  const { values, bind } = binder([id]);
  const [row] = await sql.all(`SELECT * FROM outbox WHERE id = $1${andWithin(scope, bind, OF_CASE)}`, values);
  return row === undefined ? null : OUTBOX.read(row);
};

const latestOf = async ({ stableMessages, messageOrder }: Ordered, sql: Sql): Promise<string | null> => {
  const order = messageOrder.map((column) => `${column} DESC`).join(', ');
  const [row] = await sql.all(`SELECT id FROM outbox WHERE TRUE${stableMessages} ORDER BY ${order} LIMIT 1`);
  return row === undefined ? null : String(row['id']);
};

/** Turns new messages into deliveries of an endpoint, in the order in which they were written. */
const deliverNew = async (database: Database, sql: Sql, row: Row, now: number): Promise<void> => {
  const endpoint = ENDPOINTS.read(row);
  const messages = await messagesAfter(database, sql, endpoint.afterId, MOST_MESSAGES);
  const last = messages.at(-1);
  if (last === undefined) return;
  for (const message of messages.filter((one) => wants(endpoint, one))) {
    const { id: messageId, caseId } = message;
    const waiting = { attempts: 0, state: 'waiting', nextAt: now, why: null } as const;
    await sql.run(DELIVERIES.insertOne, DELIVERIES.values({ endpointId: endpoint.id, messageId, caseId, ...waiting }));
  }
  await sql.run('UPDATE endpoints SET after_id = $1 WHERE id = $2', [last.id, endpoint.id]);
};

const LIVE = 'SELECT * FROM endpoints WHERE disabled_at IS NULL ORDER BY id';
const DUE = `SELECT endpoint_id, message_id, attempts, next_at FROM deliveries WHERE endpoint_id = $1
  AND state = 'waiting' AND next_at <= $2 ORDER BY next_at, message_id LIMIT $3`;
const LEASE = `UPDATE deliveries SET attempts = attempts + 1, next_at = $1 WHERE endpoint_id = $2 AND message_id = $3`;

/** Due deliveries, endpoint by endpoint, no more of each than it has room for; the longest due first. */
const dueAmong = async (
  { skipLocked }: Pick<Database, 'skipLocked'>,
  sql: Sql,
  roomOf: ReadonlyMap<string, number>,
  now: number,
): Promise<readonly Row[]> => {
  const due: Row[] = [];
  for (const [id, room] of roomOf) {
    if (room > 0) due.push(...(await sql.all(`${DUE}${skipLocked}`, [id, now, room])));
  }
  const at = (row: Row): number => Number(row['next_at']);
  return due.toSorted((a, b) => at(a) - at(b) || (String(a['message_id']) < String(b['message_id']) ? -1 : 1));
};

const claim = (
  database: Database,
  limit: number,
  lease: number,
  room: (endpointId: string) => number,
): Promise<readonly Delivery[]> =>
  database.inTransaction(async (sql) => {
    const now = await database.now();
    for (const row of await sql.all(`${LIVE}${database.skipLocked}`)) await deliverNew(database, sql, row, now);
    const live = new Map((await sql.all(LIVE)).map((row) => [String(row['id']), endpointOf(row)]));
    const roomOf = new Map([...live.keys()].map((id) => [id, Math.min(limit, room(id))]));
    const claimed: Delivery[] = [];
    for (const row of (await dueAmong(database, sql, roomOf, now)).slice(0, limit)) {
      const [endpointId, messageId] = [String(row['endpoint_id']), String(row['message_id'])];
      const endpoint = live.get(endpointId);
      const [message] = await sql.all('SELECT * FROM outbox WHERE id = $1', [messageId]);
      if (endpoint === undefined || message === undefined) continue;
      await sql.run(LEASE, [now + lease, endpointId, messageId]);
      claimed.push({ endpoint, message: OUTBOX.read(message), attempt: Number(row['attempts']) + 1 });
    }
    return claimed;
  });

const SETTLE = `UPDATE deliveries SET state = $1, next_at = coalesce($2, next_at), why = $3
  WHERE endpoint_id = $4 AND message_id = $5 AND attempts = $6`;

const settledAs = (settlement: Settlement): readonly [string, Value, Value] => {
  switch (settlement.kind) {
    case 'delivered':
      return ['delivered', null, null];
    case 'retry':
      return ['waiting', settlement.at, settlement.why];
    case 'failed':
      return ['failed', null, settlement.why];
  }
};

const SET_SECRETS = 'UPDATE endpoints SET secrets = $1 WHERE id = $2';

const endpointRows = async (sql: Sql, id: string): Promise<readonly ActRow[]> =>
  rowsOfAct(ENDPOINTS.name, await sql.all('SELECT * FROM endpoints WHERE id = $1', [id]));

const DISABLE = 'UPDATE endpoints SET disabled_at = $1, disabled_why = $2 WHERE id = $3 AND disabled_at IS NULL';
const DELIVERY_STATES = `SELECT deliveries.*, outbox.topic FROM deliveries
  JOIN outbox ON outbox.id = deliveries.message_id`;

/** The outbox of a database; `watch` reports commits of this process. */
export const outboxOn = (database: Database, watch: Outbox['watch']): Outbox => ({
  messages: (after, limit, scope) => messagesAfter(database, database, after, limit, scope),
  find: (id, scope) => findMessage(database, id, scope),
  latest: () => latestOf(database, database),
  watch,
  addEndpoint: (endpoint, by = PROGRAM_MAKER) =>
    withAct(database, async (sql) => {
      const after = await latestOf(database, sql);
      const stored = { ...endpoint, afterId: after };
      await sql.run(ENDPOINTS.insertOne, ENDPOINTS.values(stored));
      const row = imageOf(ENDPOINTS.name, ENDPOINTS.row(stored));
      const rows = [{ t: ENDPOINTS.name, row, after }];
      return { result: undefined, act: { kind: 'endpoint.added', actor: by, rows } };
    }),
  endpoints: async () => (await database.all('SELECT * FROM endpoints ORDER BY created_at, id')).map(endpointOf),
  setSecrets: (id, secrets, by = PROGRAM_MAKER) =>
    withAct(database, async (sql) => {
      if ((await sql.run(SET_SECRETS, [JSON.stringify(secrets), id])) !== 1) return { result: false, act: null };
      const act = { kind: 'endpoint.secrets-set', actor: by, rows: await endpointRows(sql, id) } as const;
      return { result: true, act };
    }),
  disableEndpoint: (id, why, at, notice, by = SYSTEM_MAKER) =>
    withAct(database, async (sql) => {
      if ((await sql.run(DISABLE, [at, why, id])) !== 1) return { result: false, act: null };
      if (notice !== null) await sql.run(OUTBOX.insertOne, OUTBOX.values(notice));
      const said = notice === null ? [] : rowsOfAct(OUTBOX.name, [OUTBOX.row(notice)]);
      const rows = [...(await endpointRows(sql, id)), ...said];
      return { result: true, act: { kind: 'endpoint.disabled', actor: by, rows } };
    }),
  claim: (limit, lease, room = () => limit) => claim(database, limit, lease, room),
  settle: async ({ endpoint, message, attempt }, settlement) => {
    await database.run(SETTLE, [...settledAs(settlement), endpoint.id, message.id, attempt]);
  },
  deliveries: async ({ caseId, limit }) => {
    const [where, values] =
      caseId === undefined
        ? [`deliveries.state <> 'delivered'`, [limit]]
        : ['deliveries.case_id = $2', [limit, caseId]];
    const text = `${DELIVERY_STATES} WHERE ${where} ORDER BY deliveries.message_id, deliveries.endpoint_id LIMIT $1`;
    return (await database.all(text, values)).map(deliveryStateOf);
  },
});
