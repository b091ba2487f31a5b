import { useEffect, useState } from 'react';
import { Refused } from '../data/problem.ts';

/**
 * The whole seconds until another try is admitted, counted down from what the server said; 0 where one is. The steady count
 * of this machine is used, since its clock may be wrong.
 */
export const useWait = (error: unknown): number => {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = error instanceof Refused ? (error.retryAfter ?? 0) : 0;
    const until = performance.now() + seconds * 1000;
    const tick = (): void => setLeft(Math.max(0, Math.ceil((until - performance.now()) / 1000)));
    tick();
    if (seconds === 0) return undefined;
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [error]);
  return left;
};
