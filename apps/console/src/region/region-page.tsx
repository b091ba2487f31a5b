import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { serverNow } from '../data/server-time.ts';
import { PageTabs } from '../frame/page-tabs.tsx';
import { dayAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { AgencyTable } from './agency-table.tsx';
import { type AgencyNode, flat, treeOf } from './agency-tree.ts';
import { DemandDock } from './demand-dock.tsx';
import { IncidentsBelow } from './incidents-below.tsx';
import { allCases, readInTime, readOverview, type SupervisedCase } from './region-reads.ts';

const NO_SHARES = new Map<string, never>();

// A chosen agency takes those below it along: what is chosen inside of another choice counts once.
const outermost = (nodes: readonly AgencyNode[], chosen: ReadonlySet<string>): readonly AgencyNode[] =>
  nodes.flatMap((node) => (chosen.has(node.id) ? [node] : outermost(node.below, chosen)));

const overdueOf = async (nodes: readonly AgencyNode[]): Promise<readonly SupervisedCase[]> => {
  const dueBefore = new Date(serverNow()).toISOString();
  const lists = await Promise.all(
    nodes.map(({ agency, isOwn }) => allCases({ agency, below: isOwn ? 'false' : 'true', dueBefore, sort: 'due' })),
  );
  return lists.flat();
};

/** Every agency in reach with what it has to do, the worst first; demands on the late cases of the chosen ones. */
export const RegionPage = () => {
  const { words } = useWords();
  const search = useSearch({ from: '/region' });
  const today = dayAt(serverNow());
  const { data: rows } = useSuspenseQuery(readOverview);
  const { data: shares = NO_SHARES } = useQuery(readInTime(today.slice(0, 7)));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const tree = treeOf(rows, shares);
  const picked = outermost(tree, chosen);
  const cases = picked.reduce((total, { overdue }) => total + overdue, 0);
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <div className="region">
      <PageTabs area="/region" />
      <div className="page-head">
        <h1>{words.region.title}</h1>
        <span className="quiet">{words.region.span(`${today.slice(0, 4)}-01-01`, today.slice(5))}</span>
        <span className="page-head-end">
          <Link to="/region" search={search.late === true ? { ...search, late: undefined } : { ...search, late: true }}>
            {search.late === true ? words.region.showAll : words.region.onlyLate}
          </Link>
        </span>
      </div>
      {flat(tree).length === 0 ? (
        <section className="plain-page">
          <h2>{words.region.empty}</h2>
          <p>{words.region.emptyMore}</p>
        </section>
      ) : (
        <AgencyTable tree={tree} chosen={chosen} onToggle={toggle} />
      )}
      <IncidentsBelow />
      <DemandDock
        key={[...chosen].length === 0 ? 'none' : 'some'}
        title={words.region.unitsTitle(picked.length, cases)}
        more={
          <p>
            {picked
              .map(({ name, isOwn, overdue }) =>
                words.region.unitCount(isOwn ? words.region.ofItself(name) : name, overdue),
              )
              .join(words.staff.between)}
          </p>
        }
        count={cases}
        load={() => overdueOf(picked)}
        onClear={() => setChosen(new Set())}
      />
    </div>
  );
};
