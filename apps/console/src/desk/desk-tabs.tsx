import { Link } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import type { DeskSearch, Shown } from './desk-search.ts';

const TABS = [
  ['all', undefined],
  ['toAccept', 'toAccept'],
  ['handling', 'handling'],
  ['review', 'toReview'],
  ['stopped', 'stopped'],
  ['closed', 'closed'],
] as const satisfies readonly (readonly [string, Shown | undefined])[];

const COUNTED = ['toAccept', 'toReview', 'stopped'] as const;

const EXACT = { exact: true, includeSearch: true } as const;

/** The phases of the work as tabs, and whether the whole agency is shown or the reader's own cases. */
export const DeskTabs = ({
  search,
  counts,
}: {
  readonly search: DeskSearch;
  readonly counts: Readonly<Record<(typeof COUNTED)[number] | 'mine', number>>;
}) => {
  const { words } = useWords();
  const { only, mine } = search;
  const own = mine === true ? ({ mine: true } as const) : {};
  const narrowed = only === undefined ? {} : { only };
  return (
    <div className="queue-head">
      <nav className="desk-tabs" aria-label={words.desk.phases}>
        {TABS.map(([name, shown]) => {
          const counted = COUNTED.find((one) => one === shown);
          return (
            <Link
              key={name}
              to="/"
              search={{ ...(shown === undefined ? {} : { only: shown }), ...own }}
              activeOptions={EXACT}
              data-here={only === shown || (only === 'all' && shown === undefined)}
            >
              {words.desk.tabs[name]}
              {counted !== undefined && mine !== true && <span className="quiet"> {counts[counted]}</span>}
            </Link>
          );
        })}
      </nav>
      <nav className="desk-tabs desk-whose" aria-label={words.desk.whose}>
        <Link to="/" search={narrowed} activeOptions={EXACT} data-here={mine !== true}>
          {words.desk.whole}
        </Link>
        <Link to="/" search={{ ...narrowed, mine: true }} activeOptions={EXACT} data-here={mine === true}>
          {words.desk.mine}
          <span className="quiet"> {counts.mine}</span>
        </Link>
        <span className="quiet">{words.desk.order}</span>
      </nav>
    </div>
  );
};
