import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Refused } from '../data/problem.ts';
import { Article } from '../parts/article.tsx';
import { useWords } from '../words/language.ts';
import type { Outcome } from './use-supervise.ts';

const Why = ({ error }: { readonly error: unknown }) => {
  const { words, text } = useWords();
  if (!(error instanceof Refused)) return <>{words.frame.offline(0)}</>;
  return (
    <>
      {text(error.problem.reason)} <Article basis={error.problem.basis} />
    </>
  );
};

/** How far the demands are, and which of them were refused and why. */
export const Outcomes = ({
  outcomes,
  isRunning,
  onAgain,
  onDone,
}: {
  readonly outcomes: readonly Outcome[];
  readonly isRunning: boolean;
  readonly onAgain: () => void;
  readonly onDone: () => void;
}) => {
  const { words } = useWords();
  const refused = outcomes.filter(({ state }) => state === 'refused');
  const done = outcomes.filter(({ state }) => state === 'done').length;
  return (
    <section className="dock dock-result" aria-live="polite">
      <div className="dock-what">
        <h2>
          {isRunning
            ? words.region.progress(done + refused.length, outcomes.length)
            : words.region.outcome(done, refused.length)}
        </h2>
        {isRunning && <progress value={done + refused.length} max={outcomes.length} aria-label={words.region.demand} />}
        {refused.length > 0 && (
          <ul>
            {refused.map(({ record, error }) => (
              <li key={record.id}>
                ⊘{' '}
                <Link to="/cases/$id" params={{ id: record.id }} className="case-number">
                  {record.number}
                </Link>{' '}
                <Why error={error} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {!isRunning && (
        <div className="dock-acts">
          {refused.length > 0 && <Button onClick={onAgain}>{words.region.retry}</Button>}
          <Button type="primary" size="large" onClick={onDone}>
            {words.region.finished}
          </Button>
        </div>
      )}
    </section>
  );
};
