import { Link, useSearch } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import { AgencyRow } from './agency-row.tsx';
import { type AgencyNode, byWorst, type Sort } from './agency-tree.ts';
import { idsIn, toggled } from './region-search.ts';

const FIGURES = ['open', 'overdue', 'within3', 'stopped', 'incidents', 'supervised'] as const;

const Heading = ({ sort, name }: { readonly sort: Sort; readonly name: string }) => {
  const { words } = useWords();
  const search = useSearch({ from: '/region' });
  const isSorted = (search.sort ?? 'overdue') === sort;
  return (
    <th scope="col" className="count" aria-sort={isSorted ? 'descending' : 'none'}>
      <Link to="/region" search={{ ...search, sort }} title={words.region.sortedBy(name)}>
        {name}
        <span aria-hidden="true">{isSorted ? '▾' : ''}</span>
      </Link>
    </th>
  );
};

const isCalm = ({ overdue, within3, incidents, supervised }: AgencyNode): boolean =>
  overdue + within3 + incidents + supervised === 0;

/** Agencies of one place in the tree; those that have nothing late are one line together until it is opened. */
const Rows = ({
  place,
  nodes,
  depth,
  open,
  ...rest
}: {
  readonly place: string;
  readonly nodes: readonly AgencyNode[];
  readonly depth: number;
  readonly open: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}) => {
  const { words } = useWords();
  const search = useSearch({ from: '/region' });
  const all = idsIn(search.all);
  const sorted = nodes.toSorted(byWorst(search.sort ?? 'overdue'));
  const late = search.late === true ? sorted.filter(({ overdue }) => overdue > 0) : sorted;
  const isFolded = depth > 0 && !all.has(place);
  const shown = isFolded ? late.filter((one) => !isCalm(one)) : late;
  const hidden = late.length - shown.length;
  return (
    <>
      {shown.map((node) => {
        const isOpen = open.has(node.id) && node.below.length > 0;
        return [
          <AgencyRow
            key={node.id}
            node={node}
            depth={depth}
            isOpen={isOpen}
            isChosen={rest.chosen.has(node.id)}
            onChoose={() => rest.onToggle(node.id)}
            towards={{ ...search, open: toggled(open, node.id) }}
          />,
          isOpen && (
            <Rows key={`${node.id} below`} place={node.id} nodes={node.below} depth={depth + 1} open={open} {...rest} />
          ),
        ];
      })}
      {(hidden > 0 || (all.has(place) && depth > 0)) && (
        <tr className="rest">
          <td />
          <td colSpan={8} data-depth={depth}>
            {hidden > 0 && `${words.region.rest(hidden)} `}
            <Link to="/region" search={{ ...search, all: toggled(all, place) }}>
              {hidden > 0 ? words.region.unfold : words.region.fold}
            </Link>
          </td>
        </tr>
      )}
    </>
  );
};

/** The table of agencies, drilled down by the address. */
export const AgencyTable = ({
  tree,
  chosen,
  onToggle,
}: {
  readonly tree: readonly AgencyNode[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}) => {
  const { words } = useWords();
  const search = useSearch({ from: '/region' });
  // Those at the top are open, until the address says otherwise.
  const open = search.open === undefined ? new Set(tree.map(({ id }) => id)) : idsIn(search.open);
  return (
    <div className="wide-box">
      <table className="ledger region-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="for-ears">{words.region.choose('')}</span>
            </th>
            <th scope="col">{words.region.unit}</th>
            <th scope="col" className="count rate" title={words.region.rateBase}>
              {words.region.rate}
              <span className="th-base">{words.region.rateBase}</span>
            </th>
            {FIGURES.map((one) => (
              <Heading key={one} sort={one} name={words.region.columns[one]} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Rows place="" nodes={tree} depth={0} open={open} chosen={chosen} onToggle={onToggle} />
        </tbody>
      </table>
    </div>
  );
};
