import { useEffect, useRef, useState } from 'react';
import type { Text } from '../data/problem.ts';
import { useDates, useServerSecond } from '../words/date-words.tsx';
import { digits } from '../words/days.ts';
import { useWords } from '../words/language.ts';

/** A clock as a display of what is urgent has it. */
export interface ShortClock {
  readonly id: string;
  readonly label: Text;
  readonly state: string;
  readonly due: { readonly at: string } | null;
}

// Spoken at these minutes only: a voice that counts every second would be switched off.
const SPOKEN = [60, 30, 10, 5];

const useSpoken = (left: number, label: string): string => {
  const [said, setSaid] = useState('');
  const before = useRef(left);
  useEffect(() => {
    const reached = SPOKEN.find((minutes) => before.current > minutes * 60_000 && left <= minutes * 60_000);
    before.current = left;
    if (reached !== undefined) setSaid(`${label}: ${reached} min`);
  }, [left, label]);
  return said;
};

/** A running clock in digits by the time of the server; past its end it counts up. */
export const RunningClock = ({ clock, large = false }: { readonly clock: ShortClock; readonly large?: boolean }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const now = useServerSecond();
  const { due, label } = clock;
  const left = due === null ? 0 : Date.parse(due.at) - now;
  const said = useSpoken(left, text(label));
  if (due === null) return null;
  return (
    <span className="running" data-large={large}>
      <span className="running-what">
        {text(label)} <span className="on-red-2">{words.time.until(dates.near(due.at))}</span>
      </span>
      <span role="timer" aria-live="off" className="running-digits" data-over={left < 0}>
        {left < 0 && <span className="running-over">{words.time.over}</span>}
        {digits(left)}
      </span>
      <span role="status" className="for-ears">
        {said}
      </span>
    </span>
  );
};
