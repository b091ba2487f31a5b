import { urgencyOf } from '../parts/due.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import type { ListedCase } from './list-reads.ts';
import type { ColumnName } from './register-columns.ts';
import { type Choice, labelIn } from './use-labels.ts';

/** What the cells of all rows need to name what they show. */
export interface CellNames {
  readonly procedures: readonly Choice[];
  readonly tags: readonly Choice[];
  readonly agencies: ReadonlyMap<string, string>;
  /** The address of the console, before those of its pages. */
  readonly base: string;
}

type CellOf = (parts: { readonly row: ListedCase; readonly names: CellNames }) => React.ReactNode;

const Nothing = () => {
  const { words } = useWords();
  return <span className="quiet">{words.time.none}</span>;
};

const Day = ({ day, strong = false }: { readonly day: string | null; readonly strong?: boolean }) => {
  const dates = useDates();
  if (day === null) return <Nothing />;
  return strong ? <strong>{dates.day(day)}</strong> : dates.day(day);
};

const Minute = ({ instant }: { readonly instant: string }) => useDates().minute(instant);

// The days left are those of the server's answer: a list of thousands of rows has no clock in each of them.
const Left: CellOf = ({ row: { left, flags, outcome, dueOn } }) => {
  const { words } = useWords();
  const isOver = flags.includes('overdue');
  if (left !== null && 'workingDays' in left) {
    const urgency = urgencyOf(left, isOver);
    const { workingDays: days } = left;
    const shown = isOver
      ? words.time.overdueBy(Math.abs(days))
      : days === 0
        ? words.time.dueToday
        : words.time.left(days);
    return (
      <span className="due" data-urgency={urgency}>
        <span className="due-left">{shown}</span>
      </span>
    );
  }
  if (flags.includes('stopped')) return <strong>‖ {words.time.states.paused}</strong>;
  if (flags.includes('late')) return <span className="mark-red">{words.list.register.late}</span>;
  if (dueOn.statutory !== null) return words.list.register.running;
  return outcome === null ? <Nothing /> : <span className="quiet">{words.list.register.onTime}</span>;
};

const Marks: CellOf = ({ row: { flags } }) => {
  const { words } = useWords();
  return (
    <>
      {flags.includes('supervised') && <span className="mark-red">{words.desk.supervised}</span>}{' '}
      {flags.includes('urgent') && <span className="mark-plain">{words.desk.urgent}</span>}{' '}
      {flags.includes('irregular') && <span className="mark-plain">{words.desk.irregular}</span>}
    </>
  );
};

const Subject: CellOf = ({ row: { subject } }) => {
  const { words } = useWords();
  return subject ?? <span className="quiet">{words.desk.notShown}</span>;
};

const Holder: CellOf = ({ row: { holder } }) =>
  holder === null ? <Nothing /> : [holder.unit, holder.name ?? holder.person].filter((one) => one !== null).join(' ');

const Labelled: CellOf = ({ row: { outcome } }) => {
  const { words, text } = useWords();
  return outcome === null ? <span className="quiet">{words.list.register.running}</span> : text(outcome.label);
};

const Channel: CellOf = ({ row: { channel, channelLabel } }) => {
  const { text } = useWords();
  if (channel === null) return <Nothing />;
  return channelLabel === null ? channel : text(channelLabel);
};

const Tags: CellOf = ({ row: { tags }, names }) => {
  const { words, text } = useWords();
  if (tags.length === 0) return <Nothing />;
  return tags.map((tag) => labelIn(names.tags, tag, text)).join(words.case.sum.and);
};

/** What each column of a row shows. */
export const CELLS: Readonly<Record<ColumnName, CellOf>> = {
  // The table follows these links for all rows: a link of the router in each of them costs more than the rest of a row.
  number: ({ row: { id, number }, names }) => (
    <a href={`${names.base}/cases/${id}`} data-case={id} className="register-number">
      {number}
    </a>
  ),
  received: ({ row }) => <Day day={row.receivedOn} />,
  channel: Channel,
  party: ({ row }) => row.party ?? <Nothing />,
  subject: Subject,
  holder: Holder,
  statutory: ({ row }) => (
    <span className={row.flags.includes('overdue') ? 'late-day' : undefined}>
      <Day day={row.dueOn.statutory?.due.on ?? null} strong />
    </span>
  ),
  state: ({ row }) => useWords().text(row.state.label),
  outcome: Labelled,
  left: Left,
  internal: ({ row }) => <Day day={row.dueOn.internal} />,
  marks: Marks,
  procedure: ({ row, names }) => labelIn(names.procedures, row.procedure, useWords().text),
  agency: ({ row, names }) => names.agencies.get(row.agency) ?? row.agency,
  tags: Tags,
  opened: ({ row }) => <Minute instant={row.openedAt} />,
  updated: ({ row }) => <Minute instant={row.updatedAt} />,
};
