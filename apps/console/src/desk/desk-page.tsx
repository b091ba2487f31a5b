import { useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { readDesk } from '../data/reads.ts';
import { ReadFailed } from '../parts/read-failed.tsx';
import { useWords } from '../words/language.ts';
import { Counters } from './counters.tsx';
import type { Counter } from './desk-search.ts';
import { DeskTabs } from './desk-tabs.tsx';
import { EmptyDesk } from './empty-desk.tsx';
import { Queue } from './queue.tsx';
import { useDeskRows } from './use-desk-rows.ts';

// Where none of these counts anything, no case waits for the reader today.
const PRESSING = [
  'overdue',
  'today',
  'within3',
  'toAccept',
  'toReview',
  'supervised',
  'mine',
] as const satisfies Counter[];

const Foot = ({
  count,
  hasMore,
  isReading,
  onMore,
}: {
  count: number;
  hasMore: boolean;
  isReading: boolean;
  onMore: () => void;
}) => {
  const { words } = useWords();
  const { keyNames } = words.frame;
  return (
    <div className="queue-foot">
      <span className="keys-foot">
        <kbd>j</kbd> <kbd>k</kbd> <span>{keyNames.move}</span>
        <kbd>Enter</kbd> <span>{keyNames.open}</span>
        <kbd>e</kbd> <span>{keyNames.act}</span>
        <kbd>g</kbd> <kbd>d</kbd> <span>{keyNames.desk}</span>
      </span>
      {hasMore && (
        <button type="button" className="quiet-button" aria-busy={isReading} onClick={onMore}>
          {isReading ? words.frame.loading : words.desk.loadMore}
        </button>
      )}
      <span className="quiet" role="status">
        {words.desk.shown(count, hasMore)}
      </span>
    </div>
  );
};

/** What burns, what is due, what may be done next. */
export const DeskPage = () => {
  const { words } = useWords();
  const search = useSearch({ from: '/' });
  const { data } = useSuspenseQuery(readDesk);
  const { rows, hasMore, isReading, read, onMore } = useDeskRows(data, search);
  const isWhole = search.only === undefined && search.mine !== true;
  const isQuiet = isWhole && PRESSING.every((one) => data.counts[one] === 0);
  const isEmpty = isQuiet || (rows.length === 0 && !isReading && !hasMore && read.error === null);
  return (
    <>
      <h1 className="for-ears">{words.desk.title}</h1>
      <Counters counts={data.counts} only={search.only} />
      <DeskTabs search={search} counts={data.counts} />
      <ReadFailed of={read} />
      {isEmpty ? (
        <EmptyDesk
          title={isWhole ? words.desk.empty : words.desk.emptyFilter}
          nearest={data.rows[0]}
          incidents={data.incidents.length}
          isWhole={isWhole}
        />
      ) : (
        <>
          <Queue rows={rows} />
          <Foot count={rows.length} hasMore={hasMore} isReading={isReading} onMore={onMore} />
        </>
      )}
    </>
  );
};
