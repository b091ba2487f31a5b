import { useEffect, useState } from 'react';

/** A value once it has not changed for a while, in milliseconds. */
export const useSettled = <T>(value: T, after: number): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), after);
    return () => window.clearTimeout(timer);
  }, [value, after]);
  return settled;
};
