import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Failed } from '../acts/failed.tsx';
import { isUncertain } from '../acts/use-record.ts';
import { upload } from '../data/upload.ts';
import { groupIn, textIn } from '../forms/draft.ts';
import { ErrorSummary, useListed } from '../forms/error-summary.tsx';
import type { Field } from '../forms/field.ts';
import { FieldGrid } from '../forms/field-grid.tsx';
import { FormProvider } from '../forms/form-context.ts';
import { FormField } from '../forms/form-field.tsx';
import { ChoiceControl } from '../forms/simple-fields.tsx';
import { KeptNote } from '../parts/kept-note.tsx';
import { useWords } from '../words/language.ts';
import { type Opening } from './openings.ts';
import { Outlook } from './outlook.tsx';
import { type Asked, askedIn, PartyMatch } from './party-match.tsx';
import { Scans, useKeptFiles } from './scans.tsx';
import { inOrder, useOpening } from './use-opening.ts';

const useAll = ({ shared, issues, form }: Pick<ReturnType<typeof useOpening>, 'shared' | 'issues' | 'form'>) => {
  const { words, text } = useWords();
  const listed = useListed(shared.problems);
  const said = issues.map(({ path, message }) => {
    const field = form.fields.find(({ key }) => key === path.split('.')[0]);
    return { path, said: `${words.forms.refusedField(field === undefined ? path : text(field.label))}: ${message}` };
  });
  return [...listed, ...said];
};

const First = ({ field, filled }: { readonly field: Field; readonly filled: ReturnType<typeof useOpening> }) => {
  const { kept } = filled;
  if (field.kind !== 'choice') return null;
  return (
    <div className="intake-first">
      <ChoiceControl
        field={field}
        path={field.key}
        typed={textIn(kept.value[field.key])}
        onType={(typed) => kept.set((before) => ({ ...before, [field.key]: typed }))}
        allRadios
      />
    </div>
  );
};

/** Sends the files that waited for the case; those that were not taken are named on its page. */
const useFinish = (filled: ReturnType<typeof useOpening>, scans: ReturnType<typeof useKeptFiles>, opening: Opening) => {
  const navigate = useNavigate();
  const [progress, setProgress] = useState<string | null>(null);
  const { words } = useWords();
  const made = filled.open.data;
  const finish = useRef<((caseId: string) => Promise<void>) | null>(null);
  finish.current = async (caseId: string) => {
    const left: string[] = [];
    for (const { file, kind } of scans.files) {
      const onProgress = (share: number): void =>
        setProgress(words.forms.upload.sending(file.name, Math.round(share * 100)));
      await upload({ caseId, file, kind, onProgress }).catch(() => left.push(file.name));
    }
    filled.kept.forget();
    scans.set([]);
    const lost = left.length === 0 ? {} : { lost: left.join('、') };
    await navigate({ to: '/intake', search: { procedure: opening.procedure.id, opened: caseId, ...lost } });
  };
  useEffect(() => {
    if (made !== undefined) void finish.current?.(made.id);
  }, [made]);
  return progress;
};

/** The form of a new case: what came at the left, what it says in the middle, what is known at the right. */
export const IntakeForm = ({ opening }: { readonly opening: Opening }) => {
  const { words } = useWords();
  const filled = useOpening(opening);
  const { form, kept, shared, tried, open, outlook, isReady, send } = filled;
  const scans = useKeptFiles(`${opening.procedure.id}.${opening.fact.type}`);
  const [asked, setAsked] = useState<Asked | null>(() => askedIn(form, kept.value));
  const listed = useAll(filled);
  const progress = useFinish(filled, scans, opening);
  const { first, rest } = inOrder(form);
  const isBusy = open.isPending || open.isSuccess;
  return (
    <FormProvider value={shared}>
      <form
        className="intake"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) send();
        }}
      >
        <Scans procedure={opening.procedure} files={scans.files} onChange={scans.set} />
        <div className="intake-form" onBlur={() => setAsked(askedIn(form, kept.value))}>
          <ErrorSummary listed={listed} tries={tried} />
          <Failed error={open.error} />
          {first !== null && <First field={first} filled={filled} />}
          <FieldGrid
            fields={rest}
            path=""
            draft={groupIn(kept.value)}
            onChange={kept.set}
            render={(part) => <FormField {...part} />}
          />
          <KeptNote draft={kept} />
        </div>
        <aside className="intake-side" aria-label={words.intake.known}>
          <PartyMatch asked={asked} />
          <section className="intake-dates">
            <h2>{words.intake.dates}</h2>
            <Outlook preview={outlook.data} isReady={isReady} />
            {progress !== null && <p role="status">{progress}</p>}
            <div className="act-end">
              <button type="submit" className="primary-button" aria-disabled={isBusy}>
                {isUncertain(open.error) ? words.forms.again : words.intake.submit}
              </button>
            </div>
          </section>
        </aside>
      </form>
    </FormProvider>
  );
};
