import { useWords } from '../words/language.ts';
import { ProblemNote } from './problem-note.tsx';

/** Why something could not be read, and a button that reads it again; nothing where it was read. */
export const ReadFailed = ({
  of: { error, refetch },
}: {
  readonly of: { readonly error: unknown; readonly refetch: () => Promise<unknown> };
}) => {
  const { words } = useWords();
  if (error === null || error === undefined) return null;
  return (
    <ProblemNote error={error}>
      <p>
        <button type="button" className="quiet-button" onClick={() => void refetch()}>
          {words.frame.retry}
        </button>
      </p>
    </ProblemNote>
  );
};
