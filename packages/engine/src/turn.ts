/** Gives the event loop its turn: between pages of work that a synchronous database would otherwise run in one go. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
