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

/** Registers a step that runs when the run ends, for any reason; the latest runs first. */
export const onExit = (step: Step): void => void steps.push(step);

/** Runs all registered steps, once. */
export const runCleanups = (): Promise<void> => (ending ??= runAll());

const endWith = (code: number): void => void runCleanups().finally(() => process.exit(code));

/** Runs the steps on Ctrl-C, on a signal to stop, and on an uncaught error such as a closed output. */
export const cleanUpOnAnyExit = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // A peer's own listener would end the process before the other steps have run.
    process.removeAllListeners(signal);
    process.on(signal, () => endWith(130));
  }
  process.on('uncaughtException', (error) => {
    console.error(error);
    endWith(1);
  });
};
