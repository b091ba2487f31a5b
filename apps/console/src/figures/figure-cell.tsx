import { useWords } from '../words/language.ts';
import type { Fault } from './faults.ts';
import type { Cell } from './figure-reads.ts';

/** What a cell is for the faults of its table: the wrong one, or one that proves it. */
const roleIn = (
  cell: string,
  faults: readonly Fault[],
  active: number | null,
): { readonly role?: 'wrong' | 'proof'; readonly kind?: Fault['kind']; readonly lit?: boolean } => {
  const wrong = faults.find((fault) => fault.cell === cell);
  if (wrong !== undefined) return { role: 'wrong', kind: wrong.kind, lit: wrong.number === active };
  // Sums of many cells would frame a whole column: the proof is the sum itself, until its card is looked at.
  const proof = faults.find(
    ({ number, broken, others }) =>
      others.includes(cell) &&
      (number === active ||
        broken.some(({ rule, finding }) =>
          [rule?.left ?? finding.cells, rule?.right ?? []].some((side) => side.length <= 2 && side.includes(cell)),
        )),
  );
  return proof === undefined ? {} : { role: 'proof', kind: proof.kind, lit: proof.number === active };
};

/** A figure of a form; a blank is not zero. */
export const FigureCell = ({
  cell,
  at: [row, column],
  faults,
  active,
  partial,
  isChosen,
  isFirst,
  onChoose,
}: {
  readonly cell: Cell | undefined;
  readonly at: readonly [row: number, column: number];
  readonly faults: readonly Fault[];
  readonly active: number | null;
  /** How many units have not reported it. */
  readonly partial: number;
  readonly isChosen: boolean;
  readonly isFirst: boolean;
  readonly onChoose: (cell: string) => void;
}) => {
  const { words } = useWords();
  if (cell === undefined) return <td className="form-none" />;
  const { role, kind, lit = false } = roleIn(cell.id, faults, active);
  const hint =
    cell.figure === null ? words.figures.blankHint : partial > 0 ? words.figures.partial(partial) : undefined;
  return (
    <td data-role={role} data-kind={kind} data-lit={lit}>
      <button
        type="button"
        className="table-figure"
        data-row={row}
        data-column={column}
        data-zero={cell.figure === 0}
        data-blank={cell.figure === null}
        data-partial={cell.figure !== null && partial > 0}
        aria-pressed={isChosen}
        tabIndex={isFirst || isChosen ? 0 : -1}
        title={hint}
        onClick={() => onChoose(cell.id)}
      >
        {cell.figure ?? <span className="for-ears">{words.figures.blank}</span>}
      </button>
    </td>
  );
};
