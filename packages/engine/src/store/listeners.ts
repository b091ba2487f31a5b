/** Whoever wants to hear of something, without knowing who tells it. */
export interface Listeners {
  add(listener: () => void): () => void;
  tell(): void;
}

export const createListeners = (): Listeners => {
  const all = new Set<() => void>();
  return {
    add: (listener) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell: () => {
      for (const listener of all) listener();
    },
  };
};
