import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Refused } from '../data/problem.ts';
import { readPagesAgain } from './lazy-page.ts';
import { useWords } from '../words/language.ts';

/** What is shown in the place of a page that could not be read. */
export const PageFailed = ({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) => {
  const { words } = useWords();
  const { reset: forget } = useQueryErrorResetBoundary();
  const again = (): void => {
    forget();
    readPagesAgain();
    reset?.();
  };
  const status = error instanceof Refused ? error.problem.status : 0;
  const forbidden = status === 403;
  const missing = status === 404;
  return (
    <section className="plain-page">
      <h1>{forbidden ? words.frame.forbidden : missing ? words.frame.gone : words.frame.failed}</h1>
      {forbidden && <p>{words.frame.forbiddenMore}</p>}
      {missing && <p>{words.frame.goneMore}</p>}
      <ProblemNote error={error} />
      <p className="failed-acts">
        <Link to="/" search={{}} onClick={again}>
          {words.frame.back}
        </Link>
        {forbidden && <Link to="/account">{words.frame.seeDuties}</Link>}
        <Button onClick={again}>{words.frame.retry}</Button>
      </p>
    </section>
  );
};
