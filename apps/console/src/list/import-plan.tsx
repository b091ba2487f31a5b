import { useState } from 'react';
import type { api, Answered } from '../data/api.ts';
import { useWords } from '../words/language.ts';

/** What a trial found. */
export type Plan = Answered<Awaited<ReturnType<typeof api.imports.$post>>>;

const Faults = ({ plan: { errors, errorCount } }: { readonly plan: Plan }) => {
  const { words, text } = useWords();
  const { imports } = words.list;
  return (
    <>
      <h3 className="import-faults">⚠ {imports.faults(errorCount)}</h3>
      {errors.length < errorCount && <p className="quiet">{imports.shownFaults(errors.length)}</p>}
      <div className="scroll-box fault-box">
        <table className="rows-table">
          <thead>
            <tr>
              {[imports.row, imports.cell, imports.column, imports.why].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {errors.map(({ row, cell, column, code, why }) => (
              <tr key={`${row} ${column} ${code} ${cell ?? ''}`}>
                <td className="figure">{row}</td>
                <td>{cell ?? imports.wholeFile}</td>
                <td>{column}</td>
                <td>{text(why)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

const Columns = ({ plan: { columns, ignored } }: { readonly plan: Plan }) => {
  const { words } = useWords();
  const { imports } = words.list;
  return (
    <dl className="import-columns">
      <dt>{imports.read}</dt>
      <dd>{columns.map(({ heading }) => heading).join('、') || words.time.none}</dd>
      {ignored.length > 0 && (
        <>
          <dt>{imports.ignored}</dt>
          <dd>{ignored.join('、')}</dd>
        </>
      )}
    </dl>
  );
};

const CREATED = ['cases', 'facts', 'agencies', 'people', 'entries'] as const;

/** What a trial found: what would be written, what is wrong by row and column, and the way to write it. */
export const ImportPlan = ({
  plan,
  isBusy,
  onCommit,
}: {
  readonly plan: Plan;
  readonly isBusy: boolean;
  readonly onCommit: (skipsFaulty: boolean) => void;
}) => {
  const { words } = useWords();
  const { imports } = words.list;
  const [skips, setSkips] = useState(false);
  const { rows, errorCount, willCreate } = plan;
  const made = CREATED.filter((one) => willCreate[one] > 0).map((one) => `${imports.created[one]} ${willCreate[one]}`);
  const isBarred = isBusy || made.length === 0 || (errorCount > 0 && !skips);
  return (
    <section className="import-plan" aria-label={imports.found}>
      <p role="status">
        {imports.found} <strong>{imports.rows(rows)}</strong>·{imports.creates}{' '}
        <strong>{made.join('·') || words.time.none}</strong>
        {errorCount === 0 && `·✓ ${imports.noFault}`}
      </p>
      <Columns plan={plan} />
      {errorCount > 0 && <Faults plan={plan} />}
      <p className="sheet-acts">
        {errorCount > 0 && made.length > 0 && (
          <label className="import-skip">
            <input type="checkbox" checked={skips} onChange={({ target }) => setSkips(target.checked)} /> {imports.skip}
          </label>
        )}
        <button
          type="button"
          className="main-button"
          aria-disabled={isBarred}
          aria-busy={isBusy}
          onClick={() => {
            if (!isBarred) onCommit(skips);
          }}
        >
          {imports.commitAll}
        </button>
      </p>
    </section>
  );
};
