import { createRoute, z } from '@hono/zod-openapi';
import type { Caller, Outbox, Scoped } from '@gongkai/engine';
import { streamSSE } from 'hono/streaming';
import { apiError, type Deps, eventHub, loggableError, newRoutes, problems, streamMessages } from '../http/index.ts';

const LONGEST_ID = 300;
const POLL_MS = 1_000;
const HEARTBEAT_MS = 15_000;
const STREAMS_PER_KEY = 4;

const readEvents = createRoute({
  method: 'get',
  path: '/events',
  tags: ['events'],
  summary: 'Receive server-sent events about what is written',
  description: [
    'Messages about the cases that the caller reaches, in an order that no later commit changes.',
    '`id` is the message, `event` its topic (`fact.<type>`, `clock.warning.<level>`, `due.moved`), `data` a JSON object',
    'that names the case; read the case for what happened. A stream begins now, or after the message that',
    '`Last-Event-ID` names, so a reconnect misses nothing and repeats nothing. An unknown message is 422:',
    'then begin without it and read the cases again. A comment comes every 15 seconds. A key may have four streams per node.',
  ].join(' '),
  request: {
    headers: z.object({
      'last-event-id': z
        .string()
        .max(LONGEST_ID)
        .optional()
        .openapi({ description: 'the last message that was received' }),
    }),
    query: z.strictObject({}),
  },
  responses: {
    200: { description: 'an endless stream', content: { 'text/event-stream': { schema: z.string() } } },
    ...problems,
  },
});

/**
 * The message after which a stream begins; one about a case out of reach is like one that does not exist.
 * @throws ProblemError for an unknown message.
 */
const beginning = async (outbox: Outbox, asked: string | undefined, reader: Scoped): Promise<string | null> => {
  if (asked === undefined) return outbox.latest();
  if ((await reader.findMessage(asked)) !== null) return asked;
  const message = 'no such message; begin without it and read the cases again';
  throw apiError('http/invalid', { issues: [{ path: 'last-event-id', message }] });
};

/** Counts open streams by key. */
const streamCounts = () => {
  const open = new Map<string, number>();
  return {
    /** Counts one more stream and returns the function that counts it off. */
    enter: (key: string, most: number): (() => void) => {
      const count = open.get(key) ?? 0;
      if (count >= most) throw apiError('http/too-many');
      open.set(key, count + 1);
      return () => {
        const left = (open.get(key) ?? 1) - 1;
        if (left === 0) open.delete(key);
        else open.set(key, left);
      };
    },
  };
};

/** The route of server-sent events from the outbox. */
export const eventRoutes = ({ engine, logger, events = {}, stopping }: Deps) => {
  const { pollMs = POLL_MS, heartbeatMs = HEARTBEAT_MS, perKey = STREAMS_PER_KEY } = events;
  const { outbox } = engine;
  const hub = eventHub(outbox, pollMs);
  const counts = streamCounts();
  const never = new AbortController().signal;
  return newRoutes().openapi(readEvents, async (c) => {
    const { caller, callerNow, requestId } = c.var;
    // The stream of a HEAD request would never be read.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
    const leave = counts.enter(caller.id, perKey);
    let current: Caller = caller;
    const reader = () => engine.as(current);
    const isValid = async (): Promise<boolean> => {
      const now = await callerNow();
      current = now ?? current;
      return now !== null;
    };
    const asked = c.req.valid('header')['last-event-id'];
    const after = await beginning(outbox, asked, reader()).catch((error: unknown) => {
      leave();
      throw error;
    });
    c.header('x-accel-buffering', 'no');
    return streamSSE(c, async (stream) => {
      try {
        await streamMessages(stream, { outbox, hub, reader, after, heartbeatMs, stopping: stopping ?? never, isValid });
      } catch (error) {
        // The client reconnects with the last message that it received.
        logger.error({ err: loggableError(error), requestId }, 'a stream of events failed');
      } finally {
        leave();
      }
    });
  });
};
