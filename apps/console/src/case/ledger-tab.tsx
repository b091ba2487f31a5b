import { EntryActs } from '../acts/entry-acts.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import type { CaseParts, Entry } from './case-data.ts';
import { EntrySaid, Recorder, useFactLabel } from './entry-said.tsx';

const SHORT = 12;

const saved = (name: string, content: unknown): void => {
  const place = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = place;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(place), 1000);
};

// Whether each entry names the hash of the one before it; the hashes themselves are computed by the server's own check.
const isChained = (entries: readonly Entry[]): boolean =>
  entries.every(({ previousHash }, index) => index === 0 || previousHash === entries[index - 1]?.hash);

const Row = ({ entry, parts }: { readonly entry: Entry; readonly parts: CaseParts }) => {
  const { words } = useWords();
  const dates = useDates();
  const name = useFactLabel(parts.procedure);
  const about = parts.entries.find(({ type, fact }) => type === 'entry.voided' && fact['seq'] === entry.seq);
  const isIrregular = parts.one.irregularities.some(({ seq }) => seq === entry.seq);
  return (
    <tr data-void={about !== undefined}>
      <td>{entry.seq}</td>
      <td>
        <details>
          <summary>
            <strong>{name(entry.type)}</strong>{' '}
            {isIrregular && <span className="mark-plain">{words.desk.irregular}</span>}
            {entry.imported !== undefined && <span className="mark-plain">{words.case.imported}</span>}
          </summary>
          <EntrySaid entry={entry} procedure={parts.procedure} />
          <EntryActs one={parts.one} seq={entry.seq} />
          <p className="quiet hashes">
            {words.case.hash} <code>{entry.hash ?? words.case.hidden}</code>
            <br />
            {words.case.previousHash} <code>{entry.previousHash ?? words.case.hidden}</code>
          </p>
        </details>
      </td>
      <td>{dates.minute(entry.at)}</td>
      <td>{dates.minute(entry.recordedAt)}</td>
      <td>
        <Recorder by={entry.by} />
      </td>
      <td>
        <code title={entry.hash ?? undefined}>
          {entry.hash === null ? words.time.none : entry.hash.slice(0, SHORT)}
        </code>
      </td>
    </tr>
  );
};

/** Every entry as it was recorded, with the hashes that chain them; it can be saved as a file. */
export const LedgerTab = ({ parts }: { readonly parts: CaseParts }) => {
  const { words } = useWords();
  const { one, entries, isRedacted } = parts;
  const { ledger } = words.case;
  return (
    <>
      <div className="tab-head">
        <span>{isRedacted ? ledger.hidden : isChained(entries) ? ledger.chained(entries.length) : ledger.broken}</span>
        <button
          type="button"
          className="quiet-button tab-end"
          onClick={() => saved(`${one.number}.json`, { number: one.number, version: one.version, facts: entries })}
        >
          {ledger.save}
        </button>
      </div>
      <div className="wide">
        <table className="plain-table case-ledger">
          <thead>
            <tr>
              {[ledger.seq, ledger.what, ledger.at, ledger.recordedAt, ledger.who, ledger.hash].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Row key={entry.seq} entry={entry} parts={parts} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
