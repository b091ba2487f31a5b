import { createHash } from 'node:crypto';
import { type Store, timeOrderedIdNow } from '../store/kit.ts';
import { AttachmentError } from './attachment-error.ts';
import { cutChunks } from './cut-chunks.ts';

/** An upload of which all bytes have arrived; nothing names it yet. */
export interface Received {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
}

/** Why an upload is too large: the file, or the case with it. */
export interface Room {
  readonly bytes: number;
  readonly code: 'attachment/too-large' | 'attachment/case-full';
}

const givenUp = (): AttachmentError =>
  new AttachmentError('attachment/given-up', 'nothing arrived for too long, and the upload was removed');

/**
 * Stores bytes as they arrive, each chunk in a transaction of its own. Whatever goes wrong, nothing is left.
 * @throws AttachmentError for an empty upload, one that is too large, and one that paused for too long
 */
export const receiveBlob = async (
  store: Store,
  caseId: string,
  bytes: AsyncIterable<Uint8Array>,
  room: Room,
): Promise<Received> => {
  const createdAt = await store.now();
  const id = timeOrderedIdNow(createdAt);
  const digest = createHash('sha256');
  let [number, size] = [0, 0];
  await store.blobs.begin({ id, caseId, createdAt });
  try {
    for await (const chunk of cutChunks(bytes)) {
      size += chunk.length;
      if (size > room.bytes) throw new AttachmentError(room.code, `more than ${room.bytes} bytes`);
      digest.update(chunk);
      if (!(await store.blobs.addChunk(id, number, chunk, await store.now()))) throw givenUp();
      number += 1;
    }
    if (size === 0) throw new AttachmentError('attachment/empty', 'the file has no content');
    return { id, sha256: digest.digest('hex'), size };
  } catch (error) {
    await discardQuietly(store, id);
    throw error;
  }
};

/** Removes an upload; where the database fails meanwhile, the next sweep does it. */
export const discardQuietly = (store: Pick<Store, 'blobs'>, id: string): Promise<void> =>
  store.blobs.discard(id).catch(() => undefined);
