import { Refused } from '../data/problem.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/language.ts';
import { isUncertain } from './use-record.ts';

/** Why a form was not recorded, where that is not said at one of its fields. */
export const Failed = ({ error }: { readonly error: Error | null }) => {
  const { words } = useWords();
  if (error === null) return null;
  if (isUncertain(error)) {
    return (
      <div className="note" role="alert">
        ⚠ {error instanceof Refused ? words.forms.serverFailed : words.forms.unreachable}
      </div>
    );
  }
  const hasPlaces = error instanceof Refused && error.problem.issues.length > 0;
  return hasPlaces ? null : <ProblemNote error={error} />;
};
