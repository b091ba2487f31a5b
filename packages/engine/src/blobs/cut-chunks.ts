import { CHUNK_BYTES } from '../store/blobs.ts';

/**
 * Cuts a stream into pieces of one size, the last one shorter. Each piece is the same memory again, so that a large file
 * leaves nothing to collect: it is used before the next one is asked for.
 */
export async function* cutChunks(
  bytes: AsyncIterable<Uint8Array>,
  size: number = CHUNK_BYTES,
): AsyncGenerator<Uint8Array> {
  const chunk = Buffer.allocUnsafe(size);
  let filled = 0;
  for await (const piece of bytes) {
    for (let from = 0; from < piece.length;) {
      const some = piece.subarray(from, from + size - filled);
      chunk.set(some, filled);
      filled += some.length;
      from += some.length;
      if (filled < size) continue;
      yield chunk;
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}
