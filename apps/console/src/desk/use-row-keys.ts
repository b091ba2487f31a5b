import { useEffect, useRef } from 'react';
import { isTyping } from '../frame/keys.tsx';

/** Moves through the rows of a list: `j` and `k`, `e` for the act of a row; `Enter` opens the link that has the focus. */
export const useRowKeys = (count: number, move: (to: (before: number) => number) => void, act?: () => void): void => {
  const latest = useRef({ count, move, act });
  latest.current = { count, move, act };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (isTyping(event) || document.querySelector('dialog[open]') !== null) return;
      if (event.key === 'e') latest.current.act?.();
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (step === 0) return;
      latest.current.move((before) => Math.min(latest.current.count - 1, Math.max(0, before + step)));
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
};
