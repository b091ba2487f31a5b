import type { Checks, DeliveredMessage, Endpoint, StoredMessage } from '../store/store.ts';
import { binder } from './among.ts';
import type { Database, Row } from './sql.ts';
import { OUTBOX, RESPONSES } from './tables.ts';

const MESSAGES = 'SELECT * FROM outbox WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3';

// As `agencyKeyOf`: facts under the key of another agency are not found by readers either.
const ANSWERS = `SELECT answers.*, facts.actor AS recorder, facts.text FROM answers
  LEFT JOIN facts ON facts.agency_key = substr(answers.case_id, length(answers.case_id) - 5)
    AND facts.case_id = answers.case_id AND facts.seq = answers.seq
  WHERE (answers.actor, answers.key) > ($1, $2) ORDER BY answers.actor, answers.key LIMIT $3`;

const DELIVERED = `SELECT deliveries.*, outbox.id, outbox.topic, outbox.agency, outbox.case_id AS message_case
  FROM deliveries LEFT JOIN outbox ON outbox.id = deliveries.message_id
  WHERE (endpoint_id, message_id) > ($1, $2) ORDER BY endpoint_id, message_id LIMIT $3`;

const optional = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

const messageOf = (row: Row): StoredMessage => ({ ...OUTBOX.read(row), agencyKey: String(row['agency_key']) });

const deliveredOf = (row: Row): DeliveredMessage => {
  const [topic, agency, caseId] = [String(row['topic']), optional(row['agency']), optional(row['message_case'])];
  return {
    endpointId: String(row['endpoint_id']),
    messageId: String(row['message_id']),
    caseId: optional(row['case_id']),
    message: row['id'] === null ? null : { topic, agency, caseId },
  };
};

/** The condition under which an endpoint wants a message, as `wants` says it. */
const wanted = ({ agency, topics }: Endpoint, bind: (value: string) => string): string => {
  const own = agency === null ? '' : ` AND agency = ${bind(agency)}`;
  const some = topics.map(
    (topic) => `topic = ${bind(topic)} OR substr(topic, 1, ${topic.length + 1}) = ${bind(`${topic}.`)}`,
  );
  return some.length === 0 ? own : `${own} AND (${some.join(' OR ')})`;
};

/** Reads of the verification. */
export const checksOn = (database: Database): Checks => ({
  messages: async (after, last, limit) => (await database.all(MESSAGES, [after, last, limit])).map(messageOf),
  answers: async (after, limit) =>
    (await database.all(ANSWERS, [...after, limit])).map((row) => {
      const text = optional(row['text']);
      return { ...RESPONSES.read(row), fact: text === null ? null : { actor: String(row['recorder']), text } };
    }),
  deliveries: async (after, limit) => (await database.all(DELIVERED, [...after, limit])).map(deliveredOf),
  undelivered: async (endpoint, after) => {
    const order = database.messageOrder.join(', ');
    const [stored] = await database.all('SELECT after_id FROM endpoints WHERE id = $1', [endpoint.id]);
    const passed = optional(stored?.['after_id']);
    if (passed === null) return null;
    if ((await database.all('SELECT 1 FROM outbox WHERE id = $1', [passed])).length === 0) return undefined;
    const { values, bind } = binder();
    const place = (id: string): string => `(SELECT ${order} FROM outbox WHERE id = ${bind(id)})`;
    const from = after === null ? '' : ` AND (${order}) > ${place(after)}`;
    const text = `SELECT id FROM outbox WHERE (${order}) <= ${place(passed)}${from}${wanted(endpoint, bind)}
      AND NOT EXISTS (SELECT 1 FROM deliveries WHERE endpoint_id = ${bind(endpoint.id)} AND message_id = outbox.id)
      ORDER BY ${order} LIMIT 1`;
    const [row] = await database.all(text, values);
    return row === undefined ? null : String(row['id']);
  },
});
