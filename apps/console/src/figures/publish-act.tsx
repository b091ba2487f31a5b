import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { answerOf, api } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/language.ts';
import type { TableKey } from './figure-reads.ts';

/** Publishes the table after a confirmation; where it cannot be published it says why. */
export const PublishAct = ({
  tableKey: { format, year, agency },
  missing,
  refused,
}: {
  readonly tableKey: TableKey;
  readonly missing: number;
  readonly refused: 'faulty' | 'running' | 'empty' | 'duty' | null;
}) => {
  const { words } = useWords();
  const { publication } = words.figures;
  const client = useQueryClient();
  const box = useRef<HTMLDialogElement>(null);
  const [title, why] = [useId(), useId()];
  const [areZero, setZero] = useState(false);
  const isReady = missing === 0 || areZero;
  const publish = useMutation({
    mutationFn: () =>
      answerOf(
        api.tables[':format'][':year'].publication.$post({
          param: { format, year: String(year) },
          json: {
            ...(agency === undefined ? {} : { agency }),
            ...(missing > 0 ? { missingAreZero: areZero } : {}),
          },
        }),
      ),
    onSuccess: () => {
      box.current?.close();
      return client.invalidateQueries({ queryKey: ['table'] });
    },
  });
  return (
    <>
      <p className="finding-acts">
        {refused !== null && (
          <span id={why} className="refused-why">
            ⊘ {publication.why[refused]}
          </span>
        )}
        <Button
          type="primary"
          size="large"
          aria-disabled={refused !== null}
          aria-describedby={refused === null ? undefined : why}
          onClick={() => {
            if (refused === null) box.current?.showModal();
          }}
        >
          {publication.publish}
        </Button>
      </p>
      <dialog ref={box} className="sheet" aria-labelledby={title}>
        <h2 id={title}>{publication.confirmTitle(year)}</h2>
        <p>{publication.confirm(missing)}</p>
        {missing > 0 && (
          <label className="publish-zero">
            <input type="checkbox" checked={areZero} onChange={({ target }) => setZero(target.checked)} />{' '}
            {publication.areZero(missing)}
          </label>
        )}
        <p>{publication.confirmMore}</p>
        <ProblemNote error={publish.error} />
        <div className="sheet-acts">
          <Button onClick={() => box.current?.close()}>{publication.cancel}</Button>
          <Button
            type="primary"
            loading={publish.isPending}
            aria-disabled={!isReady}
            onClick={() => {
              if (isReady) publish.mutate();
            }}
          >
            {publication.publish}
          </Button>
        </div>
      </dialog>
    </>
  );
};
