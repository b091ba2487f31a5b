import { agencyKeyOf, type Message, type Store, type StoredFact, type StoredMessage } from '../store/kit.ts';
import { isRecord } from './canonical.ts';
import { factMessage } from './fact-message.ts';
import type { FactText, Opening } from './ledger.ts';
import type { Finding } from './problem.ts';

/** What the message of a fact says; `state` is null where only the release that recorded the fact could tell it. */
export interface Told {
  readonly fact: Pick<StoredFact, 'caseId' | 'seq' | 'type' | 'hash' | 'recordedAt'>;
  readonly state: string | null;
  readonly salted: boolean;
  readonly imported: boolean;
  /** The agency that a transfer names; null for every other fact. */
  readonly movedTo: string | null;
}

const isOfFact = ({ topic }: Pick<Message, 'topic'>): boolean => topic.startsWith('fact.');

const stateIn = (body: string): string => {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? String(value['state']) : '';
  } catch {
    return '';
  }
};

const messageOfFact = (
  { fact, state, salted, imported }: Told,
  { number, agency }: Opening,
  procedure: string,
  body: string,
): StoredMessage => ({
  ...factMessage({ fact, number, agency, procedure, salted, imported, state: state ?? stateIn(body) }),
  agencyKey: agencyKeyOf(fact.caseId),
});

const finding = (id: string, message: string): Finding => ({ kind: 'row', message, table: 'outbox', key: id });

const COLUMNS = ['topic', 'agency', 'caseId', 'body', 'createdAt', 'agencyKey'] as const;

/** Compares the messages of a case's facts with the facts; `found` are those of the case, in any order. */
export const messageFinding = (
  told: readonly Told[],
  first: FactText,
  found: readonly StoredMessage[],
): Finding | null => {
  const { opening, machine } = first;
  if (opening === null) return null;
  let { agency } = opening;
  const byId = new Map(found.filter(isOfFact).map((one) => [one.id, one]));
  for (const one of told) {
    const id = `${one.fact.caseId}.${one.fact.seq}`;
    const message = byId.get(id);
    if (message === undefined) return finding(id, 'the message of a fact is missing');
    agency = one.movedTo ?? agency;
    const expected = messageOfFact(one, { ...opening, agency }, machine.split('@')[0] ?? '', message.body);
    const wrong = COLUMNS.find((column) => message[column] !== expected[column]);
    if (wrong !== undefined) return finding(id, `its ${wrong} is not what the fact gives`);
    byId.delete(id);
  }
  const [stray] = byId.values();
  return stray === undefined ? null : finding(stray.id, 'no fact has this message');
};

/** The case of a fact's message by its identifier. */
export const caseOfMessage = ({ id }: Pick<Message, 'id'>): string => id.slice(0, Math.max(0, id.lastIndexOf('.')));

/** Messages of facts whose case has no such fact; a fact may have been recorded since the messages were read. */
export const strayMessages = async (store: Store, messages: readonly StoredMessage[]): Promise<readonly Finding[]> => {
  const strays: Finding[] = [];
  for (const one of messages.filter(isOfFact)) {
    const seq = Number(one.id.slice(one.id.lastIndexOf('.') + 1));
    const [fact] = Number.isSafeInteger(seq) ? await store.history(caseOfMessage(one), seq - 1, 1) : [];
    if (fact?.seq !== seq) strays.push(finding(one.id, 'no fact has this message'));
  }
  return strays;
};
