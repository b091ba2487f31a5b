import type { KeyObject } from 'node:crypto';
import { formatInstant } from '@gongkai/calendar';
import { isRecord } from '../canonical.ts';
import type { Message, Store } from '../../store/store.ts';
import { hashOfLine, type Head, type Leaf, NO_HEAD, signHead } from './head.ts';

/** A second place, outside the database, that only grows: a file on another host, a write-once volume. */
export interface HeadPlace {
  /** The last line that was appended. */
  last(): Promise<string | null>;
  /** Resolves once the line is safe. */
  append(line: string): Promise<void>;
}

/** The most leaves of one head, so that its line stays readable. */
const MOST_LEAVES = 10_000;

const leafOf = ({ topic, body }: Message): readonly Leaf[] => {
  if (!topic.startsWith('fact.')) return [];
  const fact: unknown = JSON.parse(body);
  if (!isRecord(fact)) return [];
  return [[String(fact['case']), Number(fact['seq']), String(fact['hash'])]];
};

type Last = Pick<Head, 'number' | 'size' | 'through'>;

const readLast = (line: string | null): Last | null => {
  if (line === null) return null;
  const value: unknown = JSON.parse(line);
  if (!isRecord(value)) throw new SyntaxError('the last head is not an object');
  return { number: Number(value['number']), size: Number(value['size']), through: String(value['through']) };
};

/**
 * Writes a signed head over everything that was recorded since the last one; returns the number of facts covered. Several
 * nodes may each keep their own heads: each is a witness of the same ledger.
 * @throws Error when the place ends with a head of another ledger.
 */
export const writeHeads = async (store: Store, place: HeadPlace, privateKey: KeyObject): Promise<number> => {
  let covered = 0;
  for (;;) {
    const line = await place.last();
    const last = readLast(line);
    const messages = await store.outbox.messages(last?.through ?? null, MOST_LEAVES);
    const through = messages.at(-1)?.id;
    if (through === undefined) {
      if (last === null || (await store.outbox.has(last.through))) return covered;
      throw new Error(`head ${last.number} ends with ${last.through}, which this ledger does not have`);
    }
    const leaves = messages.flatMap(leafOf);
    const head = signHead(
      {
        number: (last?.number ?? 0) + 1,
        at: formatInstant(await store.now()),
        previous: line === null ? NO_HEAD : hashOfLine(line),
        size: (last?.size ?? 0) + leaves.length,
        through,
        leaves,
      },
      privateKey,
    );
    await place.append(JSON.stringify(head));
    covered += leaves.length;
    if (messages.length < MOST_LEAVES) return covered;
  }
};
