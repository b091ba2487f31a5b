import { Link } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import { type AgencyNode, rateText } from './agency-tree.ts';
import type { RegionSearch } from './region-search.ts';

const Figure = ({ value, kind }: { readonly value: number; readonly kind: 'over' | 'soon' | 'plain' }) => (
  <td className="count" data-kind={value === 0 ? 'none' : kind}>
    <span>{value}</span>
  </td>
);

const Incidents = ({ node }: { readonly node: AgencyNode }) => {
  const { words } = useWords();
  const { incidents, newestIncident } = node;
  if (incidents === 0) return <span className="zero">0</span>;
  const shown = words.region.running(incidents);
  if (newestIncident === null) return <span className="mark-red">{shown}</span>;
  return (
    <Link to="/cases/$id" params={{ id: newestIncident.id }} className="mark-red" title={newestIncident.number}>
      {shown}
    </Link>
  );
};

/** An agency with the sums of what is below it. */
export const AgencyRow = ({
  node,
  depth,
  isOpen,
  isChosen,
  onChoose,
  towards,
}: {
  readonly node: AgencyNode;
  readonly depth: number;
  readonly isOpen: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly towards: RegionSearch;
}) => {
  const { words } = useWords();
  const { agency, isOwn, below, open, overdue, within3, stopped, supervised, inTime } = node;
  const name = isOwn ? words.region.ofItself(node.name) : node.name;
  const rate = rateText(inTime);
  return (
    <tr data-chosen={isChosen} data-top={depth === 0}>
      <td className="choose">
        <input type="checkbox" checked={isChosen} onChange={onChoose} aria-label={words.region.choose(name)} />
      </td>
      <th scope="row" data-depth={Math.min(depth, 4)}>
        {below.length > 0 ? (
          <Link
            to="/region"
            search={towards}
            className="drill"
            aria-expanded={isOpen}
            aria-label={isOpen ? words.region.collapse(name) : words.region.expand(name)}
          >
            <span aria-hidden="true" className="chevron" data-open={isOpen} />
            {name}
          </Link>
        ) : (
          <Link to="/region/late" search={{ agency }} className="drill drill-last">
            {name}
          </Link>
        )}
        {below.length > 0 && <span className="quiet"> {words.region.below(below.length)}</span>}
      </th>
      <td className="count rate">
        {rate === null ? (
          <span className="zero">{words.time.none}</span>
        ) : (
          <>
            {rate}{' '}
            <span className="quiet">
              {inTime.part}/{inTime.whole}
            </span>
          </>
        )}
      </td>
      <Figure value={open} kind="plain" />
      <Figure value={overdue} kind="over" />
      <Figure value={within3} kind="soon" />
      <Figure value={stopped} kind="plain" />
      <td className="count">
        <Incidents node={node} />
      </td>
      <Figure value={supervised} kind="plain" />
    </tr>
  );
};
