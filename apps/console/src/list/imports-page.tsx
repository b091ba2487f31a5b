import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { readMe } from '../data/reads.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { typedIn } from '../parts/typed-in.ts';
import { useWords } from '../words/language.ts';
import { ImportTable } from './import-table.tsx';
import { ImportPlan } from './import-plan.tsx';
import { readImports } from './list-reads.ts';

const KINDS = ['requests', 'agencies', 'people', 'registers'] as const;

/** The duty that imports ledgers of its agency; the rest is imported by system administrators. */
const IMPORTING = ['office-head'];

/** The kinds that the person may import, here or elsewhere. */
const useKinds = (): readonly (typeof KINDS)[number][] => {
  const { data: me } = useQuery(readMe);
  const isSystem = me?.administrator === 'system';
  const isHead = me?.duties.some(({ duty }) => IMPORTING.includes(duty)) === true;
  return KINDS.filter((kind) => (kind === 'requests' ? isHead : isSystem));
};

type Sheet = Parameters<typeof api.imports.$post>[0]['form'];

/** What the form says, as the API takes it; null without a file. */
const sheetOf = (form: FormData): Sheet | null => {
  const file = form.get('file');
  const kind = KINDS.find((one) => one === form.get('kind'));
  if (!(file instanceof File) || file.size === 0 || kind === undefined) return null;
  const [sheet, agency] = [typedIn(form, 'sheet').trim(), typedIn(form, 'agency').trim()];
  return { file, kind, ...(sheet === '' ? {} : { sheet }), ...(agency === '' ? {} : { agency }) };
};

const SheetForm = ({
  kinds,
  isBusy,
  onTry,
  onChange,
}: {
  readonly kinds: readonly (typeof KINDS)[number][];
  readonly isBusy: boolean;
  readonly onTry: (sheet: Sheet) => void;
  readonly onChange: () => void;
}) => {
  const { words } = useWords();
  const { imports } = words.list;
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <form
      className="import-form"
      onChange={onChange}
      onSubmit={(event) => {
        event.preventDefault();
        const sheet = sheetOf(new FormData(event.currentTarget));
        if (sheet !== null && !isBusy) onTry(sheet);
      }}
    >
      <label className="filter-field">
        <span>{imports.kind}</span>
        <select name="kind">
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {imports.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label className="filter-field import-file">
        <span>{imports.file}</span>
        <span className="import-file-box file-choice">
          <span className="file-choice-act" aria-hidden="true">
            {imports.choose}
          </span>
          <span className="quiet">{chosen ?? imports.noFile}</span>
          <input
            className="for-ears"
            type="file"
            name="file"
            required
            accept=".xlsx,.csv"
            onChange={({ target }) => setChosen(target.files?.[0]?.name ?? null)}
          />
        </span>
      </label>
      <label className="filter-field">
        <span>{imports.sheet}</span>
        <input name="sheet" />
      </label>
      <label className="filter-field">
        <span>{imports.agency}</span>
        <input name="agency" />
      </label>
      <button className="quiet-button import-try" aria-busy={isBusy}>
        {isBusy ? imports.trying : imports.tryOut}
      </button>
    </form>
  );
};

/** A ledger that was kept elsewhere: read on trial, then written; and what was imported before. */
export const ImportsPage = () => {
  const { words } = useWords();
  const { imports } = words.list;
  const client = useQueryClient();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const kinds = useKinds();
  const earlier = useQuery(readImports);
  const trial = useMutation({
    mutationFn: (form: Sheet) => answerOf(api.imports.$post({ query: { dryRun: 'true' }, form })),
  });
  const commit = useMutation({
    mutationFn: async ({ form, skips }: { readonly form: Sheet; readonly skips: boolean }) => {
      const kept = await answerOf(api.imports.$post({ query: skips ? { skipFaulty: 'true' } : {}, form }));
      const id = kept.import?.id;
      return id === undefined ? null : answerOf(api.imports[':id'].commit.$post({ param: { id } }));
    },
    onSuccess: () => {
      setSheet(null);
      trial.reset();
    },
    // Also where the second of the two requests failed: the import is kept, and goes on from the list.
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
  return (
    <>
      <div className="list-head">
        <h1>{imports.title}</h1>
        <span className="quiet">{imports.lead}</span>
      </div>
      {kinds.length === 0 ? (
        <p className="may-not">⊘ {imports.mayNot}</p>
      ) : (
        <SheetForm
          kinds={kinds}
          isBusy={trial.isPending}
          onChange={() => {
            setSheet(null);
            trial.reset();
          }}
          onTry={(given) => {
            setSheet(given);
            trial.mutate(given);
          }}
        />
      )}
      <ProblemNote error={trial.error} />
      {trial.data !== undefined && sheet !== null && (
        <ImportPlan
          plan={trial.data}
          isBusy={commit.isPending}
          onCommit={(skips) => commit.mutate({ form: sheet, skips })}
        />
      )}
      <ProblemNote error={commit.error} />
      <h2 className="import-earlier">{imports.earlier}</h2>
      <ReadFailed of={earlier} />
      {earlier.data !== undefined && <ImportTable imports={earlier.data.imports} />}
    </>
  );
};
