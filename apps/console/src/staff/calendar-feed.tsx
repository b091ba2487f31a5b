import { useMutation } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { Refused } from '../data/problem.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/language.ts';
import { Once, wholeAddress } from './once.tsx';

/** The secret address of a calendar with the due days of one's cases: made, shown once, revoked. */
export const CalendarFeed = () => {
  const { words } = useWords();
  const make = useMutation({ mutationFn: () => answerOf(api.me.feed.$post()) });
  const revoke = useMutation({
    mutationFn: async () => {
      try {
        await answerOf(api.me.feed.$delete());
        return true;
      } catch (error) {
        // Without an address there is nothing to revoke.
        if (error instanceof Refused && error.problem.status === 404) return false;
        throw error;
      }
    },
    onSuccess: () => make.reset(),
  });
  const { feed } = words.account;
  return (
    <section className="section">
      <h2>{feed.title}</h2>
      <p className="quiet">{feed.more}</p>
      {make.data !== undefined && (
        <Once key={make.data.address} value={wholeAddress(make.data.address)} notes={[feed.once]} />
      )}
      <ProblemNote error={make.error ?? revoke.error} />
      <p className="form-end">
        <span role="status">
          {revoke.data === true && make.data === undefined && feed.revoked}
          {revoke.data === false && make.data === undefined && feed.noneYet}
        </span>
        <button type="button" className="quiet-button" onClick={() => revoke.mutate()}>
          {feed.revoke}
        </button>
        <button type="button" className="quiet-button" onClick={() => make.mutate()}>
          {make.data === undefined ? feed.make : feed.remake}
        </button>
      </p>
    </section>
  );
};
