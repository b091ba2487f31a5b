/** One event as a browser would receive it; a comment has only its text. */
export interface HeardEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
  readonly comment?: string;
}

const eventOf = (block: string): HeardEvent =>
  Object.fromEntries(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [colon === 0 ? 'comment' : line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );

const PATIENCE_MS = 10_000;

/** Reads a stream of events, event by event. */
export const eventReader = (response: Response) => {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error('no stream');
  const decoder = new TextDecoder();
  const heard: HeardEvent[] = [];
  let buffer = '';
  const pull = async (): Promise<boolean> => {
    const late = new Promise<never>((_, fail) => {
      setTimeout(() => fail(new Error(`nothing came; heard ${JSON.stringify(heard)}`)), PATIENCE_MS).unref();
    });
    const { done, value } = await Promise.race([reader.read(), late]);
    buffer += decoder.decode(value, { stream: true });
    const blocks = buffer.split('\n\n');
    buffer = blocks.pop() ?? '';
    heard.push(...blocks.map(eventOf));
    return !done;
  };
  return {
    /** The next events, without comments; fewer where the stream ended before. */
    take: async (count: number): Promise<readonly HeardEvent[]> => {
      const taken: HeardEvent[] = [];
      for (;;) {
        for (let next = heard.shift(); next !== undefined; next = heard.shift()) {
          if (next.id !== undefined) taken.push(next);
          if (taken.length === count) return taken;
        }
        if (!(await pull())) return taken;
      }
    },
    /** The next thing that came, a comment as well; null where the stream ended. */
    next: async (): Promise<HeardEvent | null> => {
      for (;;) {
        const one = heard.shift();
        if (one !== undefined) return one;
        if (!(await pull())) return heard.shift() ?? null;
      }
    },
    close: () => reader.cancel(),
  };
};
