import type { Text } from '../data/problem.ts';
import { Article } from '../parts/article.tsx';
import { useWords } from '../words/language.ts';
import type { Permission } from './case-parts.ts';

/** What it means to record an act that broke a rule, before it is recorded. */
export const IrregularNote = ({ follows, why }: { readonly follows: Text | null; readonly why: Permission['why'] }) => {
  const { words, text } = useWords();
  return (
    <div className="note irregular-note">
      {why !== null && (
        <p>
          <strong>{text(why.reason)}</strong> <Article basis={why.basis} />
        </p>
      )}
      <p>{words.forms.irregularMore}</p>
      {follows !== null && (
        <p>
          {words.forms.follows}: {text(follows)}
        </p>
      )}
    </div>
  );
};
