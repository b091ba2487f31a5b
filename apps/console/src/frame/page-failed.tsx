import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Button } from 'antd';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Refused } from '../data/problem.ts';
import { useWords } from '../words/language.ts';

/** What is shown in the place of a page that could not be read. */
export const PageFailed = ({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) => {
  const { words } = useWords();
  const { reset: forget } = useQueryErrorResetBoundary();
  const forbidden = error instanceof Refused && error.problem.status === 403;
  return (
    <section className="plain-page">
      <h1>{forbidden ? words.frame.forbidden : words.frame.failed}</h1>
      {forbidden && <p>{words.frame.forbiddenMore}</p>}
      <ProblemNote error={error} />
      <p>
        <Button
          onClick={() => {
            forget();
            reset?.();
          }}
        >
          {words.frame.retry}
        </Button>
      </p>
    </section>
  );
};
