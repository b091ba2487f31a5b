import { createHash } from 'node:crypto';
import { CHUNK_BYTES, type Store } from '../store/kit.ts';
import { AttachmentError } from './attachment-error.ts';

const damaged = (id: string): AttachmentError =>
  new AttachmentError(
    'attachment/damaged',
    `the bytes of blob ${id} are not those that were attached; run gongkai verify`,
  );

/**
 * The bytes of a blob, chunk by chunk. The last chunk is given only once the hash of all is right, so that no
 * changed file is given as a whole.
 * @throws AttachmentError `attachment/damaged`
 */
export async function* readBlob(
  { blobs }: Pick<Store, 'blobs'>,
  id: string,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  let held: Uint8Array | null = null;
  for (let number = 0; ; number += 1) {
    const chunk = await blobs.chunk(id, number);
    if (chunk === null) break;
    digest.update(chunk);
    if (held !== null) yield held;
    held = chunk;
  }
  if (held === null || digest.digest('hex') !== sha256) throw damaged(id);
  yield held;
}

/** Reads some bytes of a blob, at most those up to the end of a chunk; none after its end. */
export const readRange = async (
  { blobs }: Pick<Store, 'blobs'>,
  id: string,
  offset: number,
  length: number,
): Promise<Uint8Array> => {
  const number = Math.floor(offset / CHUNK_BYTES);
  const chunk = await blobs.chunk(id, number);
  const from = offset - number * CHUNK_BYTES;
  return chunk === null ? new Uint8Array() : chunk.subarray(from, from + length);
};
