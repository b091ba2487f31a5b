import { CHUNK_BYTES } from '../store/blobs.ts';

/** Cuts a stream into pieces of one size, the last one shorter; it holds one piece at a time. */
export async function* cutChunks(
  bytes: AsyncIterable<Uint8Array>,
  size: number = CHUNK_BYTES,
): AsyncGenerator<Uint8Array> {
  let chunk = Buffer.allocUnsafe(size);
  let filled = 0;
  for await (const piece of bytes) {
    for (let from = 0; from < piece.length;) {
      const some = piece.subarray(from, from + size - filled);
      chunk.set(some, filled);
      filled += some.length;
      from += some.length;
      if (filled < size) continue;
      yield chunk;
      // A new one: a driver may still be sending the last.
      chunk = Buffer.allocUnsafe(size);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}
