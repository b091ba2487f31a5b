/** Gives the event loop its turn: between pages of work that a synchronous database would otherwise run in one go. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Asks once for all who ask the same before the event loop's next turn; who comes later asks anew. */
export const sharedInTurn = <T>(ask: (what: string) => Promise<T>): ((what: string) => Promise<T>) => {
  const waiting = new Map<string, Promise<T>>();
  return (what) => {
    const same = waiting.get(what);
    if (same !== undefined) return same;
    const asked = turn().then(() => {
      waiting.delete(what);
      return ask(what);
    });
    waiting.set(what, asked);
    return asked;
  };
};
