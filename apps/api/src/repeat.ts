/** Runs work again and again, never twice at once, with a pause after each run; the work handles its own failures. */
export const repeat = (work: () => Promise<void>, everySeconds: number) => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  const loop = (): void => {
    current = work().finally(() => {
      if (!stopped) timer = setTimeout(loop, everySeconds * 1000);
    });
  };
  loop();
  return {
    /** Resolves when the run under way has ended; no other one begins. */
    stop: async (): Promise<void> => {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
};
