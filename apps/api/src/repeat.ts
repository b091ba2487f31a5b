import { pauseFor } from './pause-for.ts';

/** Repeats work with a pause after each run, never two runs at once; the work handles its own failures. */
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
    /** Resolves when the current run has ended; no other one begins. */
    stop: async (): Promise<void> => {
      stopping.abort();
      await looping;
    },
  };
};
