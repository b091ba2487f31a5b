import { RunningClock } from '../../parts/running-clock.tsx';
import { useDates, useServerSecond } from '../../words/date-words.tsx';
import { useWords } from '../../words/language.ts';
import type { Clock } from '../case-data.ts';

// The number of an instrument, since its whole title would not fit: 国办发〔2016〕80号.
const NUMBER = /[^\s()()《》;;]{2,8}〔\d{4}〕\d+号/;

/** A clock of hours on the red band, with how much of its time is used up. */
export const RoomClock = ({ clock, isLarge }: { readonly clock: Clock; readonly isLarge: boolean }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const now = useServerSecond();
  const { startedAt, due, term, basis } = clock;
  if (due === null) {
    return (
      <div className="room-clock" data-large={isLarge}>
        {text(clock.label)} {words.time.states.paused}
      </div>
    );
  }
  const start = startedAt === null ? null : Date.parse(startedAt);
  const used = start === null ? 0 : Math.min(1, Math.max(0, (now - start) / (Date.parse(due.at) - start)));
  return (
    <div className="room-clock" data-large={isLarge}>
      <span className="room-clock-name">
        <strong>{text(clock.label)}</strong>{' '}
        <span className="on-red-2" title={basis.text}>
          {[
            ...(term.count === null ? [] : [words.case.room.term(term.count, term.unit === 'minute')]),
            ...(NUMBER.exec(basis.text) ?? []),
          ].join('·')}
        </span>
      </span>
      <RunningClock clock={clock} large={isLarge} />
      <progress className="room-used" value={used} aria-hidden="true" />
      <span className="room-clock-ends">
        {startedAt !== null && <span>{words.case.room.from(dates.near(startedAt))}</span>}
        <strong>{words.time.until(dates.near(due.at))}</strong>
      </span>
    </div>
  );
};
