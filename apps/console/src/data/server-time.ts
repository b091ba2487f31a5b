// Dates and clocks are those of the server: the clock of this machine may be wrong, and only its steady count is used.
interface Sample {
  readonly server: number;
  readonly local: number;
}

let sample: Sample = { server: Date.now(), local: performance.now() };
const watchers = new Set<() => void>();

/** Notes the time of an answer, in the text of the server. */
export const noteServerTime = (serverNow: string): void => {
  const server = Date.parse(serverNow);
  if (Number.isNaN(server)) return;
  sample = { server, local: performance.now() };
  for (const changed of watchers) changed();
};

/** The time of the server now, in milliseconds since 1970. */
export const serverNow = (): number => sample.server + (performance.now() - sample.local);

/** The whole second of the server's time, which ticks while it is watched. */
export const serverSecond = {
  get: (): number => Math.floor(serverNow() / 1000),
  watch: (changed: () => void): (() => void) => {
    watchers.add(changed);
    let timer = 0;
    const tick = (): void => {
      changed();
      // Each tick waits for the next whole second, so that no error adds up.
      timer = window.setTimeout(tick, 1000 - (serverNow() % 1000) + 5);
    };
    timer = window.setTimeout(tick, 1000 - (serverNow() % 1000) + 5);
    return () => {
      watchers.delete(changed);
      window.clearTimeout(timer);
    };
  },
} as const;
