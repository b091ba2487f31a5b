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

const endWith = (code: number): void => void endAll().finally(() => process.exit(code));

/** Undoes everything on Ctrl-C, on a request to stop, and on an error that nobody caught, such as a closed output. */
export const endAnyhow = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // A peer's own listener would end the process by itself, before everything else is undone.
    process.removeAllListeners(signal);
    process.on(signal, () => endWith(130));
  }
  process.on('uncaughtException', (error) => {
    console.error(error);
    endWith(1);
  });
};
