import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { answerOf, api } from '../data/api.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useWords } from '../words/language.ts';
import type { TableKey } from './figure-reads.ts';

const valueOf = (typed: string): number | null | undefined => {
  const plain = typed.trim();
  if (plain === '') return null;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
};

/** Corrects a published figure, with the reason; the figure that it replaces is named, so that none is overwritten unseen. */
export const CorrectionForm = ({
  tableKey: { format, year, agency },
  cell,
  from,
  now,
}: {
  readonly tableKey: TableKey;
  readonly cell: string;
  readonly from: number | null;
  /** What facts and registers give. */
  readonly now: number | null;
}) => {
  const { words } = useWords();
  const { publication } = words.figures;
  const client = useQueryClient();
  const draft = useDraft(`correction.${format}.${year}.${agency ?? ''}.${cell}`, {
    to: now === from || now === null ? '' : String(now),
    why: '',
  });
  const { to, why } = draft.value;
  const value = valueOf(to);
  const isReady = value !== undefined && value !== from && why.trim() !== '';
  const send = useMutation({
    mutationFn: (figure: number | null) =>
      answerOf(
        api.tables[':format'][':year'].corrections.$post({
          param: { format, year: String(year) },
          json: { ...(agency === undefined ? {} : { agency }), cell, from, to: figure, why: why.trim() },
        }),
      ),
    onSuccess: () => {
      draft.forget();
      return client.invalidateQueries({ queryKey: ['publication'] });
    },
  });
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) send.mutate(value);
      }}
    >
      <p>
        {publication.from} <strong>{from ?? words.figures.blank}</strong>
      </p>
      <label className="field">
        <span>
          {publication.to} <small>{publication.toBlank}</small>
        </span>
        <input
          inputMode="decimal"
          value={to}
          onChange={({ target }) => draft.set((before) => ({ ...before, to: target.value }))}
        />
      </label>
      <label className="field">
        <span>{publication.why2}</span>
        <input
          value={why}
          maxLength={500}
          required
          onChange={({ target }) => draft.set((before) => ({ ...before, why: target.value }))}
        />
      </label>
      <ProblemNote error={send.error} />
      <p className="finding-acts">
        <Button htmlType="submit" loading={send.isPending} aria-disabled={!isReady}>
          {publication.save}
        </Button>
      </p>
    </form>
  );
};
