import { Link } from '@tanstack/react-router';
import { useServerSecond } from '../../words/date-words.tsx';
import { dayAt, secondAt } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import type { CaseParts, Clock } from '../case-data.ts';
import { ClosedLoop } from './closed-loop.tsx';
import { OnDuty } from './on-duty.tsx';
import { Releases, Reports } from './releases.tsx';
import { RoomClock } from './room-clock.tsx';
import { RoomHead } from './room-head.tsx';

// Two are as many as can be read at a glance; the others follow in small.
const LARGE = 2;

const VoidClocks = ({ clocks }: { readonly clocks: readonly Clock[] }) => {
  const { words, text } = useWords();
  const over = clocks.filter(({ state, endedAt }) => state === 'void' && endedAt !== null);
  if (over.length === 0) return null;
  return (
    <p className="room-void">
      {over.map(({ id, label, endedAt }) => (
        <span key={id}>
          <s>{text(label)}</s> {words.case.room.voidAt(endedAt === null ? '' : endedAt.slice(11, 16))}
        </span>
      ))}
    </p>
  );
};

/** A case with a clock of hours that runs: what burns, how long, who has it, what was said. */
export const IncidentRoom = ({ parts, urgent }: { readonly parts: CaseParts; readonly urgent: readonly Clock[] }) => {
  const { words } = useWords();
  const now = useServerSecond();
  const { one } = parts;
  const [large, small] = [urgent.slice(0, LARGE), urgent.slice(LARGE)];
  return (
    <>
      <section className="room" aria-label={words.case.room.title}>
        <p className="room-bar">
          <Link to="/" search={{}}>
            ‹ {words.frame.back}
          </Link>
          <span>
            {words.time.serverTime} {secondAt(now)}
          </span>
        </p>
        <RoomHead parts={parts}>
          <VoidClocks clocks={one.clocks} />
        </RoomHead>
        {large.map((clock) => (
          <RoomClock key={clock.id} clock={clock} isLarge />
        ))}
        {small.map((clock) => (
          <RoomClock key={clock.id} clock={clock} isLarge={false} />
        ))}
      </section>
      <ClosedLoop parts={parts} />
      <div className="room-columns">
        <Releases parts={parts} />
        <div>
          <OnDuty agency={one.agency} day={dayAt(now)} />
          <Reports parts={parts} />
        </div>
      </div>
    </>
  );
};
