import { useEffect, useState } from 'react';
import { keep, kept } from '../data/kept-choice.ts';

const NAME = 'seen';
const MOST = 200;

const isPair = (value: unknown): value is readonly [string, number] =>
  Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number';

const all = (): readonly (readonly [string, number])[] => {
  try {
    const found: unknown = JSON.parse(kept(NAME) ?? '[]');
    return Array.isArray(found) ? found.filter(isPair) : [];
  } catch {
    return [];
  }
};

/** The number of the last entry that this browser showed of a case before; 0 where it never did. */
export const useSeen = (id: string, version: number): number => {
  const [before] = useState(() => all().find(([one]) => one === id)?.[1] ?? 0);
  useEffect(() => {
    keep(NAME, JSON.stringify([[id, version], ...all().filter(([one]) => one !== id)].slice(0, MOST)));
  }, [id, version]);
  return before;
};
