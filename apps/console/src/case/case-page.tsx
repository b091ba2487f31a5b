import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { readMe } from '../data/reads.ts';
import { useDates, useServerSecond } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { ActColumn } from './act-column.tsx';
import { AttachmentsTab } from './attachments-tab.tsx';
import { CaseClocks } from './case-clocks.tsx';
import { type CaseParts, useCaseParts } from './case-data.ts';
import { CaseHead } from './case-head.tsx';
import type { CaseTab } from './case-search.ts';
import { CaseTabs } from './case-tabs.tsx';
import { Checklist } from './checklist-view.tsx';
import { urgentClocks } from './clock-kinds.ts';
import { namesIn, PersonNames } from './entry-said.tsx';
import { LedgerTab } from './ledger-tab.tsx';
import { LinksTab } from './links-tab.tsx';
import { MachineTab } from './machine-tab.tsx';
import { IncidentRoom } from './room/incident-room.tsx';
import { useSeen } from './seen.ts';
import { IrregularMarks, Suggestions } from './suggestions.tsx';
import { SumTab } from './sum-tab.tsx';
import { Timeline } from './timeline.tsx';

const Tab = ({ parts, tab, seen }: { readonly parts: CaseParts; readonly tab: CaseTab; readonly seen: number }) => {
  const { clock } = useSearch({ from: '/cases/$id' });
  switch (tab) {
    case 'steps':
      return <Checklist {...parts} />;
    case 'attachments':
      return <AttachmentsTab caseId={parts.one.id} />;
    case 'sum':
      return <SumTab parts={parts} clock={clock} />;
    case 'links':
      return <LinksTab one={parts.one} />;
    case 'machine':
      return <MachineTab parts={parts} />;
    case 'ledger':
      return <LedgerTab parts={parts} />;
    case 'timeline':
      return <Timeline parts={parts} seen={seen} />;
  }
};

const PrintedAt = () => {
  const { words } = useWords();
  const dates = useDates();
  const now = useServerSecond();
  return <p className="print-only">{words.case.printedAt(dates.minute(new Date(now).toISOString()))}</p>;
};

const Whole = ({ id }: { readonly id: string }) => {
  const { words } = useWords();
  const { tab = 'timeline' } = useSearch({ from: '/cases/$id' });
  const parts = useCaseParts(id);
  const { one, row } = parts;
  const seen = useSeen(id, one.version);
  const { data: me } = useQuery({ ...readMe, enabled: false });
  const name = row?.subject ?? one.number;
  useEffect(() => {
    const before = document.title;
    document.title = name;
    return () => {
      document.title = before;
    };
  }, [name]);
  const urgent = urgentClocks(one.clocks);
  return (
    <PersonNames value={namesIn(parts.entries, me, row?.holder ?? null)}>
      <article className="case" data-urgent={urgent.length > 0}>
        {urgent.length > 0 ? (
          <IncidentRoom parts={parts} urgent={urgent} />
        ) : (
          <>
            <CaseHead parts={parts} seen={seen} />
            <CaseClocks parts={parts} />
          </>
        )}
        <IrregularMarks one={one} />
        <Suggestions one={one} />
        <PrintedAt />
        <div className="case-columns">
          <div className="case-left">{tab !== 'steps' && <Checklist {...parts} />}</div>
          <div className="case-middle">
            <CaseTabs parts={parts} tab={tab} />
            <section aria-label={words.case.tabNames[tab]}>
              <Tab parts={parts} tab={tab} seen={seen} />
            </section>
          </div>
          <aside className="case-right" aria-label={words.case.acts}>
            <ActColumn caseId={id} />
          </aside>
        </div>
      </article>
    </PersonNames>
  );
};

/** One case: its clocks, what happened, what may be done; a running incident is a room of its own. */
export const CasePage = () => {
  const { id } = useParams({ from: '/cases/$id' });
  const { words } = useWords();
  return (
    <Suspense fallback={<p className="quiet">{words.frame.loading}</p>}>
      <Whole key={id} id={id} />
    </Suspense>
  );
};
