import { Link } from '@tanstack/react-router';
import { useWords } from '../words/language.ts';
import type { CaseParts } from './case-data.ts';
import type { CaseTab } from './case-search.ts';

const SHOWN = [
  'timeline',
  'steps',
  'attachments',
  'sum',
  'links',
  'machine',
  'ledger',
] as const satisfies readonly CaseTab[];

/** The parts of a case, each with its address. */
export const CaseTabs = ({ parts: { one, entries }, tab }: { readonly parts: CaseParts; readonly tab: CaseTab }) => {
  const { words } = useWords();
  const counts: Partial<Record<CaseTab, number>> = {
    attachments: one.file.attached.count,
    links: one.file.links.length + one.linkedFrom.length,
    ledger: entries.length,
  };
  return (
    <nav className="tabs" aria-label={words.case.tabs}>
      {SHOWN.map((name) => (
        <Link
          key={name}
          to="/cases/$id"
          params={{ id: one.id }}
          search={(before) => ({ ...(before.fact === undefined ? {} : { fact: before.fact }), tab: name })}
          resetScroll={false}
          data-tab={name}
          aria-current={name === tab ? 'page' : undefined}
          activeProps={{}}
        >
          {words.case.tabNames[name]}
          {(counts[name] ?? 0) > 0 && <span className="quiet"> {counts[name]}</span>}
        </Link>
      ))}
    </nav>
  );
};
