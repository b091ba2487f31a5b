import type { ReactNode } from 'react';
import { Refused, Unreachable } from '../data/problem.ts';
import { useWords } from '../words/language.ts';
import { Article } from './article.tsx';

/** Why something was not done, in a sentence, with its article; nothing without an error. `children` are ways on. */
export const ProblemNote = ({ error, children }: { readonly error: unknown; readonly children?: ReactNode }) => {
  const { words, text } = useWords();
  if (error === null || error === undefined) return null;
  if (error instanceof Refused) {
    const { reason, basis, issues, code } = error.problem;
    return (
      <div className="problem" role="alert">
        <p className="problem-reason">⚠ {text(reason)}</p>
        {issues.length > 0 && (
          <ul>
            {issues.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path}: {message}
              </li>
            ))}
          </ul>
        )}
        <p className="problem-code">
          <Article basis={basis} /> {words.frame.code}{' '}
          <a href={`/errors/${code}`}>
            <code>{code}</code>
          </a>
        </p>
        {children}
      </div>
    );
  }
  return (
    <div className="problem" role="alert">
      <p className="problem-reason">⚠ {error instanceof Unreachable ? words.frame.offline(0) : words.frame.failed}</p>
      {children}
    </div>
  );
};
