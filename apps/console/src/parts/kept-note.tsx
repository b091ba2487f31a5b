import type { KeptDraft } from './use-draft.ts';
import { minuteAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';

/** Where what was typed is, and the way to begin again. */
export const KeptNote = ({
  draft,
}: {
  readonly draft: Pick<KeptDraft<unknown>, 'keptAt' | 'wasRestored' | 'forget'>;
}) => {
  const { words } = useWords();
  const { keptAt, wasRestored, forget } = draft;
  if (keptAt === null) return null;
  const at = minuteAt(keptAt);
  return (
    <p className="quiet kept-note" role="status">
      {wasRestored ? words.forms.restored(at) : words.forms.kept(at)}{' '}
      <button type="button" className="link" onClick={forget}>
        {words.forms.clear}
      </button>
    </p>
  );
};
