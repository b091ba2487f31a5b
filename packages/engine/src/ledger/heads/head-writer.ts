import type { KeyObject } from 'node:crypto';
import { formatInstant } from '@gongkai/calendar';
import { ACTS_CHAIN } from '../acts/act.ts';
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

interface Last extends Pick<Head, 'number' | 'size' | 'through'> {
  /** The newest act that was covered; null in heads of releases without acts. */
  readonly act: Leaf | null;
}

const isLeaf = (value: unknown): value is Leaf => Array.isArray(value) && value[0] === ACTS_CHAIN;

const readLast = (line: string | null): Last | null => {
  if (line === null) return null;
  const value: unknown = JSON.parse(line);
  if (!isRecord(value)) throw new SyntaxError('the last head is not an object');
  const leaves: unknown[] = Array.isArray(value['leaves']) ? value['leaves'] : [];
  const [number, size, through] = [Number(value['number']), Number(value['size']), String(value['through'])];
  return { number, size, through, act: leaves.findLast(isLeaf) ?? null };
};

/**
 * Checks that the ledger still has what the last head covers.
 * @throws Error when it does not: it is another ledger, or one that was set back.
 */
const checkLast = async (store: Store, { number, through, act }: Last): Promise<void> => {
  if (through !== '' && (await store.outbox.find(through)) === null) {
    throw new Error(`head ${number} ends with ${through}, which this ledger does not have`);
  }
  if (act === null) return;
  const [found] = await store.acts(act[1] - 1, 1);
  if (found?.hash !== act[2]) throw new Error(`head ${number} covers act ${act[1]}, which this ledger does not have`);
};

/** What was recorded since a head: messages and acts, each in their order. */
const recordedSince = async (store: Store, last: Last | null) => {
  const messages = await store.outbox.messages(last === null || last.through === '' ? null : last.through, MOST_LEAVES);
  const acts = await store.acts(last?.act?.[1] ?? 0, MOST_LEAVES);
  const facts = messages.flatMap(leafOf);
  // A head repeats the newest act, so that the next one knows from the last line alone where to go on.
  const known = acts.length === 0 && last !== null && last.act !== null ? [last.act] : [];
  const ofActs = acts.map(({ seq, hash }): Leaf => [ACTS_CHAIN, seq, hash]);
  return {
    through: messages.at(-1)?.id ?? last?.through ?? '',
    isNothing: messages.length === 0 && acts.length === 0,
    isAll: messages.length < MOST_LEAVES && acts.length < MOST_LEAVES,
    facts: facts.length,
    leaves: [...facts, ...known, ...ofActs],
  };
};

/**
 * Writes a signed head over everything that was recorded since the last one, facts and acts; returns the number of facts
 * covered. Several nodes may each keep their own heads: each is a witness of the same ledger.
 * @throws Error when the place ends with a head of another ledger.
 */
export const writeHeads = async (store: Store, place: HeadPlace, privateKey: KeyObject): Promise<number> => {
  for (let covered = 0; ;) {
    const line = await place.last();
    const last = readLast(line);
    if (last !== null) await checkLast(store, last);
    const { through, isNothing, isAll, facts, leaves } = await recordedSince(store, last);
    if (isNothing) return covered;
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
    covered += facts;
    if (isAll) return covered;
  }
};
