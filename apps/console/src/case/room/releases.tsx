import { useDates } from '../../words/date-words.tsx';
import { useWords } from '../../words/language.ts';
import type { CaseParts, Entry, Procedure } from '../case-data.ts';
import { EntrySaid, Recorder, useFactLabel } from '../entry-said.tsx';

// Releases and reports are known by their fields, in any procedure: who approved it, or who received it.
const saying = (procedure: Procedure, field: string): ReadonlySet<string> =>
  new Set(
    procedure.facts.flatMap(({ type, schema: { properties } }) =>
      typeof properties === 'object' && properties !== null && field in properties ? [type] : [],
    ),
  );

const entriesOf = ({ entries, procedure }: CaseParts, field: string): readonly Entry[] => {
  const types = saying(procedure, field);
  return entries.filter(({ type }) => types.has(type)).toReversed();
};

const Table = ({
  parts,
  shown,
  empty,
}: {
  readonly parts: CaseParts;
  readonly shown: readonly Entry[];
  readonly empty: string;
}) => {
  const dates = useDates();
  const name = useFactLabel(parts.procedure);
  if (shown.length === 0) return <p className="quiet">{empty}</p>;
  return (
    <ul className="room-entries">
      {shown.map((entry) => (
        <li key={entry.seq}>
          <p>
            <strong>{name(entry.type)}</strong> <time dateTime={entry.at}>{dates.minute(entry.at)}</time>{' '}
            <span className="quiet">
              <Recorder by={entry.by} />
            </span>
          </p>
          <EntrySaid entry={entry} procedure={parts.procedure} />
        </li>
      ))}
    </ul>
  );
};

/** What was released, with the approvals as the ledger has them. */
export const Releases = ({ parts }: { readonly parts: CaseParts }) => {
  const { words } = useWords();
  return (
    <section className="ruled">
      <h2>{words.case.room.releases}</h2>
      <Table parts={parts} shown={entriesOf(parts, 'approvedBy')} empty={words.case.room.noRelease} />
    </section>
  );
};

/** What was reported upwards. */
export const Reports = ({ parts }: { readonly parts: CaseParts }) => {
  const { words } = useWords();
  return (
    <section className="ruled">
      <h2>
        {words.case.room.reports}{' '}
        <button type="button" className="link" onClick={() => window.print()}>
          {words.case.room.print}
        </button>
      </h2>
      <Table parts={parts} shown={entriesOf(parts, 'receivedBy')} empty={words.case.room.noReport} />
    </section>
  );
};
