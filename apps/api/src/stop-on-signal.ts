import type { Server } from 'node:http';

const DRAIN_MS = 10_000;

/** Dependencies of a stop. */
export interface Stopping {
  readonly server: Server;
  /** Ends what has no end of its own, such as event streams. */
  readonly begin: () => void;
  readonly finish: () => Promise<void>;
  readonly say: (sentence: string) => void;
}

/**
 * On SIGTERM or SIGINT: accepts no new request, finishes those in progress, closes; exits after ten seconds in any
 * case.
 */
export const stopOnSignal = ({ server, begin, finish, say }: Stopping): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    begin();
    const late = setTimeout(() => {
      say('Stopped with requests unfinished after 10 s; what was acknowledged is kept.');
      process.exit(1);
    }, DRAIN_MS);
    const closed = new Promise<void>((done) => server.close(() => done()));
    // A kept-alive connection would hold the server for seconds after its last answer.
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    await closed;
    clearInterval(idle);
    await finish();
    clearTimeout(late);
    say('Stopped.');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};
