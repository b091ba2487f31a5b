import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Message, Outbox, Scoped } from '@gongkai/engine';
import type { SSEStreamingApi } from 'hono/streaming';
import { bodyForReaders } from '../views/message-body.ts';
import { createWakeSignal } from './wake-signal.ts';
import type { EventHub } from './event-hub.ts';

const PAGE = 200;
/** How long a disabled key may go on reading while messages are sent. */
const CHECK_EVERY_MS = 1_000;
/** How long a client that does not read may delay the end of a server. */
const PATIENCE_MS = 1_000;

/** Options of a stream. */
export interface StreamOptions {
  readonly outbox: Pick<Outbox, 'messages'>;
  readonly hub: EventHub;
  /** What the caller may read now: their reach may change while the stream is open. */
  readonly reader: () => Pick<Scoped, 'messages'>;
  /** The message after which the stream begins; null to begin with the oldest. */
  readonly after: string | null;
  readonly heartbeatMs: number;
  readonly stopping: AbortSignal;
  /** Whether the caller may still read; asked again at every heartbeat, and every second while messages are sent. */
  readonly isValid: () => Promise<boolean>;
}

const write = async (stream: SSEStreamingApi, { id, topic, body }: Message): Promise<void> =>
  stream.writeSSE({ id, event: topic, data: bodyForReaders(body) });

/** Sends messages in order until the client disconnects, the server stops or the key is disabled. */
export const streamMessages = async (stream: SSEStreamingApi, options: StreamOptions): Promise<void> => {
  const { outbox, hub, reader, heartbeatMs, stopping, isValid } = options;
  const news = createWakeSignal();
  const gone = new AbortController();
  const ended = AbortSignal.any([gone.signal, stopping]);
  const end = (): void => {
    news.notify();
    setTimeout(() => stream.abort(), PATIENCE_MS).unref();
  };
  ended.addEventListener('abort', end);
  stream.onAbort(() => gone.abort());
  const unsubscribe = hub.subscribe(() => news.notify());
  let { after } = options;
  let beatAt = performance.now() + heartbeatMs;
  let checkAt = performance.now() + CHECK_EVERY_MS;
  try {
    while (!ended.aborted) {
      // A key that was disabled reads nothing more, also while there are many messages to send.
      if (performance.now() >= checkAt) {
        if (!(await isValid())) return;
        checkAt = performance.now() + CHECK_EVERY_MS;
      }
      const all = await outbox.messages(after, PAGE);
      const page = all.length === 0 ? [] : await reader().messages(after, PAGE);
      for (const message of page) {
        if (ended.aborted) return;
        await write(stream, message);
        after = message.id;
      }
      // All of them are about what the caller does not reach, and are not read again.
      if (page.length === 0) after = all.at(-1)?.id ?? after;
      // The messages of others are many where a stream begins far back; every request would wait for them.
      await nextTurn();
      if (all.length === PAGE || (await news.wait(beatAt - performance.now()))) continue;
      if (!(await isValid())) return;
      await stream.write(': heartbeat\n\n');
      beatAt = performance.now() + heartbeatMs;
    }
  } finally {
    unsubscribe();
    ended.removeEventListener('abort', end);
  }
};
