import { useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { readDesk } from '../data/reads.ts';
import { useWords } from '../words/language.ts';
import { Counters } from './counters.tsx';
import { Queue } from './queue.tsx';

const Empty = ({ isNarrowed }: { readonly isNarrowed: boolean }) => {
  const { words } = useWords();
  return (
    <section className="plain-page">
      <h2>{isNarrowed ? words.desk.emptyFilter : words.desk.empty}</h2>
      {!isNarrowed && <p>{words.desk.emptyMore}</p>}
    </section>
  );
};

/** What burns, what is due, what may be done next. */
export const DeskPage = () => {
  const { words } = useWords();
  const { only } = useSearch({ from: '/' });
  const { data } = useSuspenseQuery(readDesk);
  return (
    <>
      <h1 className="for-ears">{words.desk.title}</h1>
      <Counters counts={data.counts} only={only} />
      <div className="queue-head">
        <span className="quiet">{words.desk.order}</span>
      </div>
      {data.rows.length === 0 ? <Empty isNarrowed={only !== undefined} /> : <Queue rows={data.rows} />}
      <p className="queue-foot quiet">{words.desk.shown(data.rows.length, data.next !== null)}</p>
    </>
  );
};
