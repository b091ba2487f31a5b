import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Refused } from '../data/problem.ts';
import { readProcedure } from '../data/reads.ts';
import { ReadFailed } from '../parts/read-failed.tsx';
import { useWords } from '../words/language.ts';
import { CellEntries } from './cell-entries.tsx';
import { CorrectionForm } from './correction-form.tsx';
import { type Cell, readCellCases, type TableKey } from './figure-reads.ts';
import type { YearParts } from './year-parts.ts';
import { useHolds } from '../parts/use-holds.ts';
import { PUBLISHING } from './whose-act.ts';

const StateWord = ({ procedure, state }: { readonly procedure: string; readonly state: string }) => {
  const { text } = useWords();
  const { data } = useQuery(readProcedure(procedure));
  const label = data?.states.find(({ id }) => id === state)?.label;
  return <>{label === undefined ? '' : text(label)}</>;
};

const isNotCounted = (error: unknown): boolean =>
  error instanceof Refused && error.problem.code === 'table/not-from-facts';

const CellCases = ({ tableKey, cell }: { readonly tableKey: TableKey; readonly cell: Cell }) => {
  const { words } = useWords();
  const found = useInfiniteQuery({
    queryKey: ['cell-cases', tableKey, cell.id],
    queryFn: ({ pageParam }) => readCellCases(tableKey, cell.id, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    retry: false,
  });
  const { cell: card } = words.figures;
  const cases = found.data?.pages.flatMap((page) => page.cases) ?? [];
  // What a register alone feeds has no cases, which is not a failure.
  if (isNotCounted(found.error)) return null;
  if (found.isPending) return <p className="quiet">{words.frame.loading}</p>;
  if (found.error !== null) return <ReadFailed of={found} />;
  if (cases.length === 0) return cell.register === null ? <p className="quiet">{card.noCases}</p> : null;
  const isWhole = cases.reduce((sum, { amount }) => sum + amount, 0) === cell.figure;
  return (
    <>
      <p className="quiet">
        {found.hasNextPage ? card.some(cases.length) : isWhole ? card.made(cases.length) : card.partly(cases.length)}
      </p>
      <table className="figure-list">
        <thead>
          <tr>
            <th scope="col">{card.case}</th>
            <th scope="col">{card.state}</th>
            <th scope="col" className="number">
              {card.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ id, number, procedure, state, amount }) => (
            <tr key={id}>
              <td>
                <Link to="/cases/$id" params={{ id }} className="case-number">
                  {number}
                </Link>
              </td>
              <td>
                <StateWord procedure={procedure} state={state} />
              </td>
              <td className="number">{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.hasNextPage && (
        <button type="button" className="quiet-button" onClick={() => void found.fetchNextPage()}>
          {card.more}
        </button>
      )}
      {!isWhole && <p className="quiet">{card.ownReach}</p>}
    </>
  );
};

/** Where a figure comes from: its cases, what units entered, and, once published, how it may be corrected. */
export const CellCard = ({
  cell,
  name,
  onClose,
  tableKey,
  publication,
}: YearParts & { readonly cell: Cell; readonly name: string; readonly onClose: () => void }) => {
  const { words } = useWords();
  const { cell: card } = words.figures;
  const may = useHolds(PUBLISHING)(tableKey.agency ?? null);
  const published = publication?.standing[cell.id] ?? null;
  return (
    <section className="cell-card" aria-labelledby="cell-card-title">
      <header>
        <h2 id="cell-card-title">{name}</h2>
        <button type="button" className="link" onClick={onClose}>
          {card.close} <kbd>Esc</kbd>
        </button>
      </header>
      <p>
        <strong className="cell-figure">{cell.figure ?? words.figures.blank}</strong>{' '}
        <span className="quiet">{cell.figure === null ? '' : `${cell.unit} ${card.from[cell.from]}`}</span>
      </p>
      {publication !== null && published !== cell.figure && (
        <p>
          {card.published} <strong>{published ?? words.figures.blank}</strong>
        </p>
      )}
      <CellCases tableKey={tableKey} cell={cell} />
      {cell.register !== null && <CellEntries tableKey={tableKey} register={cell.register} unit={cell.unit} />}
      {publication !== null && (
        <details className="cell-more">
          <summary>{card.correct}</summary>
          {may ? (
            <CorrectionForm tableKey={tableKey} cell={cell.id} from={published} now={cell.figure} />
          ) : (
            <p className="may-not">⊘ {words.figures.publication.why.duty}</p>
          )}
        </details>
      )}
    </section>
  );
};
