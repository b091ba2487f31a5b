import { Button } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { connection } from '../data/connection.ts';
import { queryClient } from '../data/queries.ts';
import { useWords } from '../words/language.ts';

const AGAIN_MS = 5_000;

/** Says that the server does not answer, since when, and asks it again every few seconds. */
export const ConnectionNote = () => {
  const { words } = useWords();
  const lostAt = useSyncExternalStore(connection.watch, connection.get);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (lostAt === null) return undefined;
    const count = setInterval(() => setSeconds(Math.floor((performance.now() - lostAt) / 1000)), 1000);
    const again = setInterval(() => void queryClient.refetchQueries({ type: 'active' }), AGAIN_MS);
    return () => {
      clearInterval(count);
      clearInterval(again);
      setSeconds(0);
    };
  }, [lostAt]);
  if (lostAt === null) return null;
  return (
    <div className="note-bar" role="status">
      <strong>⚠ {words.frame.offline(seconds)}</strong>
      <span>{words.frame.offlineMore}</span>
      <Button onClick={() => void queryClient.refetchQueries({ type: 'active' })}>{words.frame.retry}</Button>
    </div>
  );
};
