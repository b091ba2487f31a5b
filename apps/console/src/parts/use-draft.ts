import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keep, kept, keptNames } from '../data/kept-choice.ts';
import { readMe } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';

const WRITE_MS = 250;
const OLDEST_MS = 30 * 86_400_000;
const PREFIX = 'draft.';

interface Kept {
  readonly at: number;
  readonly value: unknown;
}

const read = (name: string): Kept | null => {
  const text = kept(name);
  if (text === null) return null;
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null || !('at' in found) || !('value' in found)) return null;
    return typeof found.at === 'number' ? { at: found.at, value: found.value } : null;
  } catch {
    return null;
  }
};

// What is a month old is not kept on a machine that others use too.
const forgetOld = (): void => {
  for (const name of keptNames(PREFIX)) {
    const found = read(name);
    if (found === null || found.at < serverNow() - OLDEST_MS) keep(name, null);
  }
};

/** What is typed into a form, and what this browser holds of it. */
export interface KeptDraft<T> {
  readonly value: T;
  readonly set: (change: T | ((before: T) => T)) => void;
  /** Forgets what is kept, after it was recorded or given up, and begins again. */
  readonly forget: () => void;
  /** When it was last kept in this browser, in milliseconds since 1970; null while nothing is. */
  readonly keptAt: number | null;
  /** Whether the form began with what an earlier visit had left. */
  readonly wasRestored: boolean;
}

/**
 * What is typed into a form, kept in this browser for each person and form from the first letter on, until it is
 * forgotten. A form with another key is another component: give it that key.
 */
export const useDraft = <T>(key: string, initial: T): KeptDraft<T> => {
  const person = useQuery(readMe).data?.id ?? '';
  const name = `${PREFIX}${person}.${key}`;
  const [found] = useState(() => {
    forgetOld();
    return read(name);
  });
  // A form reads what it does not know as nothing.
  const [value, setValue] = useState<T>(found === null ? initial : (found.value as T));
  const [keptAt, setKeptAt] = useState<number | null>(found?.at ?? null);
  const unwritten = useRef<{ readonly value: T } | null>(null);
  const timer = useRef(0);
  const write = useCallback(() => {
    window.clearTimeout(timer.current);
    if (unwritten.current === null) return;
    const at = serverNow();
    keep(name, JSON.stringify({ at, value: unwritten.current.value }));
    unwritten.current = null;
    setKeptAt(at);
  }, [name]);
  useEffect(() => {
    addEventListener('pagehide', write);
    return () => {
      removeEventListener('pagehide', write);
      write();
    };
  }, [write]);
  const latest = useRef(value);
  const set = useCallback(
    (change: T | ((before: T) => T)) => {
      latest.current = typeof change === 'function' ? (change as (before: T) => T)(latest.current) : change;
      unwritten.current = { value: latest.current };
      setValue(latest.current);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(write, WRITE_MS);
    },
    [write],
  );
  const forget = (): void => {
    window.clearTimeout(timer.current);
    unwritten.current = null;
    latest.current = initial;
    keep(name, null);
    setValue(initial);
    setKeptAt(null);
  };
  return { value, set, forget, keptAt, wasRestored: found !== null && keptAt !== null };
};
