import { useEffect, useRef, useState } from 'react';

/** How long a row that changed is marked. */
const MARK_MS = 1200;

/** The rows that changed since they were shown, for a moment each; a row that was not there before did not change. */
export const useChanged = (rows: readonly { readonly id: string; readonly version: number }[]): ReadonlySet<string> => {
  const before = useRef<ReadonlyMap<string, number>>(new Map());
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const state = rows.map(({ id, version }) => `${id} ${version}`).join();
  const latest = useRef(rows);
  latest.current = rows;
  useEffect(() => {
    const found = latest.current.filter(({ id, version }) => (before.current.get(id) ?? version) !== version);
    before.current = new Map([...before.current, ...latest.current.map(({ id, version }) => [id, version] as const)]);
    if (found.length === 0) return;
    setChanged(new Set(found.map(({ id }) => id)));
    const timer = setTimeout(() => setChanged(new Set()), MARK_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return changed;
};
