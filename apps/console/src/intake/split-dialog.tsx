import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LEAST, mattersIn } from './matters-in.ts';
import { Sheet } from '../parts/sheet.tsx';
import { api, answerOf } from '../data/api.ts';
import { type KeptDraft, useDraft } from '../parts/use-draft.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/language.ts';

const Rows = ({ draft: { value, set } }: { readonly draft: KeptDraft<readonly string[]> }) => {
  const { words } = useWords();
  return (
    <>
      <ol className="split-rows">
        {value.map((row, at) => (
          <li key={at} className="form-field">
            <textarea
              rows={2}
              maxLength={4000}
              aria-label={words.forms.item(at + 1)}
              value={row}
              onChange={({ target }) => set((all) => all.map((one, place) => (place === at ? target.value : one)))}
            />
            <button
              type="button"
              className="link"
              aria-label={words.forms.remove(words.intake.split.matter, at + 1)}
              onClick={() => set((all) => all.filter((_, place) => place !== at))}
            >
              {words.forms.removeShort}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="quiet-button" onClick={() => set((all) => [...all, ''])}>
        {words.forms.add(words.intake.split.matter)}
      </button>
    </>
  );
};

/** Splits a case into one for each matter, in one step. */
export const SplitDialog = ({
  caseId,
  description,
  onClose,
}: {
  readonly caseId: string;
  readonly description: string;
  readonly onClose: () => void;
}) => {
  const { words } = useWords();
  const client = useQueryClient();
  const found = mattersIn(description);
  const first = found.length >= LEAST ? found : [...found, ''];
  const draft = useDraft<readonly string[]>(`split.${caseId}`, first);
  const [isTried, setTried] = useState(false);
  const items = draft.value.map((one) => one.trim()).filter((one) => one !== '');
  const split = useMutation({
    mutationFn: () =>
      answerOf(
        api.cases[':id'].split.$post({
          param: { id: caseId },
          json: { items: items.map((one) => ({ description: one })) },
        }),
      ),
    onSuccess: () => {
      draft.forget();
      for (const name of ['case', 'cases', 'desk', 'facts']) void client.invalidateQueries({ queryKey: [name] });
      onClose();
    },
  });
  const isLacking = items.length < LEAST;
  return (
    <Sheet title={words.intake.split.title} onClose={onClose}>
      <p className="quiet">{words.intake.split.more}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isLacking && !split.isPending) split.mutate();
        }}
      >
        {isTried && isLacking && <p className="form-error">⚠ {words.intake.split.few}</p>}
        <ProblemNote error={split.error} />
        <Rows draft={draft} />
        <div className="act-end">
          <button type="button" className="quiet-button" onClick={onClose}>
            {words.forms.cancel}
          </button>
          <button type="submit" className="primary-button" aria-disabled={split.isPending}>
            {words.intake.split.act(items.length)}
          </button>
        </div>
      </form>
    </Sheet>
  );
};
