import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { api, answerOf } from '../data/api.ts';
import { queryClient } from '../data/queries.ts';
import { useServerSecond } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';

const WARN_MS = 5 * 60_000;

const readSessions = {
  queryKey: ['sessions'],
  queryFn: () => answerOf(api.sessions.$get({ query: {} })),
  refetchInterval: 60_000,
} as const;

/** Warns five minutes before a session ends, and keeps it going when asked to. */
export const ExpiryWarning = () => {
  const { words } = useWords();
  const now = useServerSecond();
  const { data } = useQuery(readSessions);
  const box = useRef<HTMLDialogElement>(null);
  const current = data?.sessions.find((one) => one.current);
  const left = current === undefined ? Infinity : Date.parse(current.endsIdleAt) - now;
  const isShort = left > 0 && left <= WARN_MS;
  useEffect(() => {
    if (isShort) box.current?.showModal();
    else box.current?.close();
  }, [isShort]);
  const seconds = Math.max(0, Math.floor(left / 1000));
  const shown = words.frame.expiring.minutes(Math.floor(seconds / 60), seconds % 60);
  return (
    <dialog ref={box} className="sheet" aria-labelledby="expiring">
      {isShort && (
        <>
          <h2 id="expiring">{words.frame.expiring.title(shown)}</h2>
          <p>{words.frame.expiring.more}</p>
          <p>{words.frame.expiring.law}</p>
          <p className="sheet-acts">
            <Button onClick={() => box.current?.close()}>{words.frame.close}</Button>
            <Button type="primary" onClick={() => void queryClient.invalidateQueries()}>
              {words.frame.expiring.stay}
            </Button>
          </p>
        </>
      )}
    </dialog>
  );
};
