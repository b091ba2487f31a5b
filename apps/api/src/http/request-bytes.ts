import { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { malformed } from './read-form.ts';
import type { Env } from './types.ts';

/**
 * The bytes of a request of Node, each piece freed once the next one is asked for. Without this the pieces of a large file are
 * all collected together, when they have grown to some sixty megabytes.
 */
async function* freedPieces(incoming: IncomingMessage): AsyncGenerator<Uint8Array> {
  // Not `for await`, which would destroy the connection, and with it the answer, where the reader stops early.
  const pieces = incoming[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    const { value } = next;
    yield value;
    const { buffer } = value;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === value.length) buffer.transfer(0);
  }
}

/**
 * The bytes of a body as they arrive. A piece is used before the next one is asked for.
 * @throws ProblemError without a body
 */
export const requestBytes = (c: Context<Env>): AsyncIterable<Uint8Array> => {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  // A host may mount the API under another server.
  if (incoming instanceof IncomingMessage) return freedPieces(incoming);
  const { body } = c.req.raw;
  if (body === null) throw malformed('there is no body');
  return body as unknown as AsyncIterable<Uint8Array>;
};
