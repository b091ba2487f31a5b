import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import type { Blob, Store, StoredFact } from '../store/store.ts';
import { readText } from './ledger.ts';
import { type Problem, rowProblem } from './problem.ts';

const PAGE = 100;
const MOST_NAMED = 100;

/** Hashes the bytes of a blob again, chunk by chunk. */
const faultOf = async ({ blobs }: Store, { id, sha256, size }: Blob): Promise<string | null> => {
  const digest = createHash('sha256');
  let [number, found] = [0, 0];
  for (let chunk = await blobs.chunk(id, 0); chunk !== null; chunk = await blobs.chunk(id, number)) {
    digest.update(chunk);
    found += chunk.length;
    number += 1;
    await nextTurn();
  }
  if (number !== (await blobs.countChunks(id))) return `chunk ${number} is missing`;
  if (digest.digest('hex') !== sha256) return `its bytes do not have the SHA-256 ${String(sha256)}: they were changed`;
  return found === size ? null : `it has ${found} bytes, not ${size}`;
};

const verifyContents = async (store: Store): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: readonly Blob[] = await store.blobs.page(after, PAGE);
    for (const blob of page) {
      const fault = blob.state === 'whole' ? await faultOf(store, blob) : null;
      if (fault !== null && problems.length < MOST_NAMED) problems.push(rowProblem('blob_chunks', blob.id, fault));
    }
    after = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
  }
  for (const id of await store.blobs.strayChunks(MOST_NAMED)) {
    problems.push(rowProblem('blob_chunks', id, 'there is no such blob'));
  }
  return problems;
};

const missingIn = async ({ blobs }: Store, { text }: StoredFact): Promise<string | null> => {
  try {
    const { sha256, size } = readText(text).fact;
    const found = typeof sha256 === 'string' ? await blobs.find(sha256) : null;
    if (found === null) return `the file ${String(sha256)}, which it attaches, is not there`;
    return found.size === size ? null : `the file ${String(sha256)} has ${found.size} bytes, not ${String(size)}`;
  } catch (error) {
    // The case of the fact is reported as well.
    return `it cannot be read: ${messageOf(error)}`;
  }
};

const verifyNamed = async (store: Store): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  for (let after: readonly [string, number] | null = ['', 0]; after !== null;) {
    const page: readonly StoredFact[] = await store.blobs.attached(after, PAGE);
    for (const one of page) {
      const message = problems.length < MOST_NAMED ? await missingIn(store, one) : null;
      if (message !== null) problems.push({ caseId: one.caseId, seq: one.seq, kind: 'row', message });
    }
    const last: StoredFact | undefined = page.at(-1);
    after = last === undefined || page.length < PAGE ? null : [last.caseId, last.seq];
  }
  return problems;
};

/** Hashes every blob again, and looks for the file of every fact that attaches one. */
export const verifyBlobs = async (store: Store): Promise<readonly Problem[]> => [
  ...(await verifyContents(store)),
  ...(await verifyNamed(store)),
];
