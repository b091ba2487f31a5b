import { useWords } from '../words/language.ts';
import type { BrokenRule, Fault } from './faults.ts';
import type { YearTable } from './figure-reads.ts';

const MOST_TERMS = 4;

interface Named {
  readonly names: ReadonlyMap<string, string>;
  readonly figures: ReadonlyMap<string, number | null>;
}

const useSide = ({ figures }: Named) => {
  const { words } = useWords();
  return (cells: readonly string[], total: number): string => {
    if (cells.length === 1) return String(total);
    if (cells.length > MOST_TERMS) return `${words.figures.card.sumOf(cells.length)} ${total}`;
    return `${cells.map((cell) => figures.get(cell) ?? '?').join(' + ')} = ${total}`;
  };
};

const Sum = ({ broken: { finding, rule }, ...named }: Named & { readonly broken: BrokenRule }) => {
  const { words } = useWords();
  const side = useSide(named);
  const { stated, expected } = finding;
  const gap = Math.round(Math.abs(stated - expected) * 1e6) / 1e6;
  const before = rule?.before.length ?? 0;
  const left = side(rule?.left ?? finding.cells, stated);
  const right = rule === null ? String(expected) : side([...rule.right, ...rule.before], expected);
  return (
    <li>
      {left} {rule?.kind === 'at-most' ? '>' : '≠'} {before > 0 && words.figures.card.lastYear}{' '}
      {before > 0 && (rule?.right.length ?? 0) > 0 ? String(expected) : right}
      <span className="fault-gap">{words.figures.card.difference(String(gap))}</span>
    </li>
  );
};

const kindOf = ({ broken, kind }: Fault): 'both' | 'equal' | 'at-most' | 'type' | 'year' => {
  const [first] = broken;
  if (first?.rule === null) return 'type';
  if ((first?.rule?.before.length ?? 0) > 0 && kind === 'check') return 'year';
  if (broken.length > 1) return 'both';
  return first?.rule?.kind ?? 'equal';
};

/** What is wrong, the present figure, the sums that show it, and what would set it right. */
export const FaultCard = ({
  fault,
  names,
  table,
  isActive,
  onActive,
  onGo,
}: {
  readonly fault: Fault;
  readonly names: ReadonlyMap<string, string>;
  readonly table: YearTable;
  readonly isActive: boolean;
  readonly onActive: (fault: number | null) => void;
  readonly onGo: () => void;
}) => {
  const { words } = useWords();
  const { card } = words.figures;
  const figures = new Map(table.cells.map(({ id, figure }) => [id, figure]));
  const { number, kind, cell, broken, right } = fault;
  return (
    <section
      id={`fault-${number}`}
      className="finding-card"
      data-kind={kind}
      data-active={isActive}
      tabIndex={-1}
      onMouseEnter={() => onActive(number)}
      onMouseLeave={() => onActive(null)}
      onFocus={() => onActive(number)}
      onBlur={() => onActive(null)}
    >
      <h2>
        {kind === 'error' ? words.figures.error(number) : words.figures.check(number)}
        <small>{card.kinds[kindOf(fault)]}</small>
        <span className="finding-rule">
          {card.rule([...new Set(broken.map(({ finding }) => finding.rule.split(' ')[0]))].join('、'))}
        </span>
      </h2>
      <p>
        {names.get(cell) ?? cell} <strong className="finding-stated">{figures.get(cell) ?? words.figures.blank}</strong>
      </p>
      <ul className="finding-sum">
        {broken.map((one) => (
          <Sum key={one.finding.rule} broken={one} names={names} figures={figures} />
        ))}
      </ul>
      {right !== null && <p>{broken.length > 1 ? card.onlyThis(String(right)) : card.wants(String(right))}</p>}
      {kind === 'check' && <p className="quiet">{card.soft}</p>}
      <p className="finding-acts">
        <button type="button" className="quiet-button" onClick={onGo}>
          {card.go}
        </button>
      </p>
    </section>
  );
};
