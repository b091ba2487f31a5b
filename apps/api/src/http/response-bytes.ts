import { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Env } from './types.ts';

/** Pieces that may be on their way at once: the server writes one after the other, and reads two ahead at the start. */
const ON_THEIR_WAY = 8;

/**
 * Copies each piece into memory that is used again, and frees it. Without this the pieces of a large file are all collected
 * together, when they have grown to some sixty megabytes.
 */
const reusing = () => {
  const spaces: Uint8Array[] = [];
  let turn = 0;
  return (piece: Uint8Array): Uint8Array => {
    turn = (turn + 1) % ON_THEIR_WAY;
    const known = spaces[turn];
    const space = known !== undefined && known.length >= piece.length ? known : new Uint8Array(piece.length);
    spaces[turn] = space;
    space.set(piece);
    const { length, buffer } = piece;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === length) buffer.transfer(0);
    return space.subarray(0, length);
  };
};

/** Bytes as the body of a response, no faster than its reader takes them; each piece belongs to this body alone. */
export const responseBytes = (c: Context<Env>, bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> => {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  // Another host, or a test, may keep the pieces.
  const given = incoming instanceof IncomingMessage ? reusing() : (piece: Uint8Array) => piece;
  return new ReadableStream(
    {
      pull: async (controller) => {
        const next = await bytes.next();
        if (next.done === true) controller.close();
        else controller.enqueue(given(next.value));
      },
      cancel: async () => void (await bytes.return(undefined)),
    },
    { highWaterMark: 0 },
  );
};
