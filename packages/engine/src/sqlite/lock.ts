/** Runs one piece of work at a time, in the order in which they were asked for. */
export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

/** A lock for one connection, on which a transaction must not be mixed with another one. */
export const createLock = (): Lock => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(work, work);
    last = run.catch(() => undefined);
    return run;
  };
};
