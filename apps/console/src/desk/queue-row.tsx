import { Link } from '@tanstack/react-router';
import { ClockWord } from '../parts/clock-word.tsx';
import { Due, InternalDue } from '../parts/due.tsx';
import { DueSum } from '../parts/due-sum.tsx';
import { useServerSecond } from '../words/date-words.tsx';
import { dayAt, daysBetween } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import type { Row } from './use-desk-rows.ts';

const REPLY = new Set(['reply', 'first-release']);

const Statutory = ({ row }: { readonly row: Row }) => {
  const { words } = useWords();
  const { statutory } = row.dueOn;
  if (statutory !== null) {
    return (
      <DueSum of={row} clock={statutory.clock}>
        <Due due={statutory.due} left={row.left} />
      </DueSum>
    );
  }
  const paused = row.clocks.some(({ state }) => state === 'paused');
  return paused ? <strong>{words.time.states.paused}</strong> : <span className="quiet">{words.time.none}</span>;
};

const Holder = ({ row: { holder } }: { readonly row: Row }) => {
  const { words } = useWords();
  const today = dayAt(useServerSecond());
  if (holder === null) return <span className="quiet">{words.desk.unassigned}</span>;
  const days = Math.max(0, daysBetween(dayAt(Date.parse(holder.since)), today));
  return (
    <>
      <span>
        {holder.unit} {holder.name ?? holder.person}
      </span>
      <span className="quiet">{holder.accepted ? words.desk.heldFor(days) : words.desk.unread}</span>
    </>
  );
};

const Marks = ({ flags }: { readonly flags: readonly string[] }) => {
  const { words } = useWords();
  return (
    <>
      {flags.includes('supervised') && <span className="mark-red">{words.desk.supervised}</span>}
      {flags.includes('urgent') && <span className="mark-plain">{words.desk.urgent}</span>}
      {flags.includes('irregular') && <span className="mark-plain">{words.desk.irregular}</span>}
    </>
  );
};

const Next = ({ row: { id, next }, isCurrent }: { readonly row: Row; readonly isCurrent: boolean }) => {
  const { words, text } = useWords();
  if (next === null || next === undefined) {
    return (
      <Link to="/cases/$id" params={{ id }} tabIndex={-1}>
        {words.desk.open}
      </Link>
    );
  }
  return (
    <Link
      to="/cases/$id"
      params={{ id }}
      search={{ fact: next.fact }}
      className="queue-act"
      data-solid={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
    >
      {text(next.label)}
      {isCurrent && <kbd aria-hidden="true">e</kbd>}
    </Link>
  );
};

/** The state of the clock that a row is about. */
export const clockStateOf = ({ clocks, dueOn, flags }: Row): string => {
  if (dueOn.statutory !== null) return 'running';
  if (flags.includes('stopped')) return 'paused';
  return clocks.find(({ id }) => REPLY.has(id))?.state ?? clocks[0]?.state ?? '';
};

/** A case in the queue: two lines in each cell, the first one for what matters more. */
export const QueueRow = ({
  row,
  isCurrent,
  isChanged,
  onFocus,
}: {
  readonly row: Row;
  readonly isCurrent: boolean;
  readonly isChanged: boolean;
  readonly onFocus: () => void;
}) => {
  const { words, text } = useWords();
  const { id, number, subject, party, channel, channelLabel, state, flags, unread } = row;
  const by = channelLabel === null ? channel : text(channelLabel);
  return (
    <tr data-current={isCurrent} data-changed={isChanged} data-over={flags.includes('overdue')} onFocus={onFocus}>
      <td className="queue-number" data-unread={unread}>
        <span className="case-number">{number}</span>
        <Marks flags={flags} />
      </td>
      <td className="queue-what">
        <Link to="/cases/$id" params={{ id }} className="queue-matter" data-unread={unread}>
          {subject ?? words.desk.notShown}
        </Link>
        <span className="quiet">{[party, by].filter((one) => one !== null).join('·')}</span>
      </td>
      <td className="queue-stage">
        <span>{text(state.label)}</span>
        <ClockWord state={clockStateOf(row)} />
      </td>
      <td className="queue-due">
        <Statutory row={row} />
      </td>
      <td className="queue-internal">
        <InternalDue day={row.dueOn.internal} />
      </td>
      <td className="queue-holder">
        <Holder row={row} />
      </td>
      <td className="queue-next">
        <Next row={row} isCurrent={isCurrent} />
      </td>
    </tr>
  );
};
