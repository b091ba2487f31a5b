import type { QueryClient } from '@tanstack/react-query';

const AGAIN_MS = 5_000;

// Everything that a fact may change; what is not on the screen is not read again.
const CHANGED = ['desk', 'cases', 'case', 'facts', 'clock', 'attachments', 'tasks', 'region', 'search'] as const;

const caseOf = (message: string): string | null => {
  const data = /^data: ?(.*)$/m.exec(message)?.[1];
  if (data === undefined) return null;
  try {
    const body: unknown = JSON.parse(data);
    return typeof body === 'object' && body !== null && 'case' in body ? String(body.case) : null;
  } catch {
    return null;
  }
};

const refresh = (client: QueryClient, messages: readonly string[]): void => {
  const ids = new Set(messages.flatMap((one) => caseOf(one) ?? []));
  void client.invalidateQueries({
    predicate: ({ queryKey: [kind, id] }) => {
      const isOfCase = kind === 'case' || kind === 'facts' || kind === 'clock' || kind === 'attachments';
      return CHANGED.some((one) => one === kind) && (!isOfCase || ids.size === 0 || ids.has(String(id)));
    },
  });
};

const listen = async (client: QueryClient, signal: AbortSignal): Promise<void> => {
  const headers = { accept: 'text/event-stream', 'x-unattended': 'true' };
  const response = await fetch('/api/v1/events', { headers, signal });
  if (!response.ok || response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop() ?? '';
    const messages = parts.filter((one) => /^data:/m.test(one));
    if (messages.length > 0) refresh(client, messages);
  }
};

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * Reads what is written at the server and marks what it changes, until it is stopped. After a break everything on the
 * screen is read again, since nothing says what happened meanwhile.
 */
export const followEvents = (client: QueryClient): (() => void) => {
  const stop = new AbortController();
  const follow = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await listen(client, stop.signal).catch(() => undefined);
      if (stop.signal.aborted) return;
      await pause(AGAIN_MS);
      refresh(client, []);
    }
  };
  void follow();
  return () => stop.abort();
};
