/** A setting that this browser keeps: one of a few words. */
export interface KeptChoice<T extends string> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly watch: (changed: () => void) => () => void;
}

/** Reads what a browser kept; a browser that keeps nothing is one without settings. */
export const kept = (name: string): string | null => {
  try {
    return localStorage.getItem(`gongkai.${name}`);
  } catch {
    return null;
  }
};

/** Keeps a text in this browser, or forgets it; where the browser refuses, it lasts as long as the page. */
export const keep = (name: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(`gongkai.${name}`);
    else localStorage.setItem(`gongkai.${name}`, value);
  } catch {
    // Private windows may refuse; nothing is lost that the page itself does not hold.
  }
};

/** The names under which this browser keeps something, of those that begin like this. */
export const keptNames = (beginning: string): readonly string[] => {
  try {
    const whole = `gongkai.${beginning}`;
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(whole))
      .map((name) => name.slice('gongkai.'.length));
  } catch {
    return [];
  }
};

/** A choice among words, the first one by default. */
export const keptChoice = <T extends string>(name: string, words: readonly [T, ...T[]]): KeptChoice<T> => {
  const watchers = new Set<() => void>();
  let present: T = words.find((one) => one === kept(name)) ?? words[0];
  return {
    get: () => present,
    set: (value) => {
      present = value;
      keep(name, value);
      for (const changed of watchers) changed();
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
};
