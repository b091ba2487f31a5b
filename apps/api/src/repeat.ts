import { pauseFor } from './pause-for.ts';

/** Repeats work, never twice at once, with a pause after each run; the work handles its own failures. */
export const repeat = (work: () => Promise<void>, everySeconds: number) => {
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await work();
      await pauseFor(everySeconds * 1000, stopping.signal);
    }
  };
  const looping = loop();
  return {
    /** Resolves when the run under way has ended; no other one begins. */
    stop: async (): Promise<void> => {
      stopping.abort();
      await looping;
    },
  };
};
