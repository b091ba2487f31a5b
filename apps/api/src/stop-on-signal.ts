import type { Server } from 'node:http';

const DRAIN_MS = 10_000;

/** What stopping needs: the server, what to end first and what to close after it, and how to tell the operator. */
export interface Stopping {
  readonly server: Server;
  /** Ends what would go on without end, such as streams of events. */
  readonly begin: () => void;
  readonly finish: () => Promise<void>;
  readonly say: (sentence: string) => void;
}

/** On SIGTERM or SIGINT: takes nothing new, answers what is under way, closes; after ten seconds it ends all the same. */
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
    // A connection that is kept alive would hold the server for seconds after its last answer.
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    await closed;
    clearInterval(idle);
    await finish();
    clearTimeout(late);
    say('Stopped.');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};
