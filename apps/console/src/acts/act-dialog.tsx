import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { readCase, readProcedure } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { Article } from '../parts/article.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useWords } from '../words/language.ts';
import type { Case, Permission } from './case-parts.ts';
import { ConflictNote, type Opened } from './conflict-note.tsx';
import { FactForm, typedIn } from './fact-form.tsx';
import { IrregularNote } from './irregular-note.tsx';
import { PreviewNote } from './preview-note.tsx';
import { type Beginning, useFactForm } from './use-fact-form.ts';
import { usePreview } from './use-preview.ts';
import { isStale, isUncertain } from './use-record.ts';

const Refusal = ({
  why,
  children,
}: {
  readonly why: NonNullable<Permission['why']>;
  readonly children?: ReactNode;
}) => {
  const { words, text } = useWords();
  return (
    <div className="refused">
      <p>
        <span aria-hidden="true">⊘</span> <strong>{words.forms.cannot}</strong>
      </p>
      <p>{text(why.reason)}</p>
      <p>
        <Article basis={why.basis} />
      </p>
      {children}
    </div>
  );
};

// What a schema cannot say, such as that one of two fields is needed: it is said when the form is sent.
const MALFORMED = 'fact/malformed';

interface Acting {
  readonly one: Case;
  readonly opened: Opened;
  readonly beginning: Beginning;
  readonly permission: Permission | undefined;
  readonly onAcknowledge: (code: string) => void;
  readonly onReopen: (now: Case) => void;
  readonly onClose: () => void;
}

const Acting = ({ one, opened, beginning, permission, onAcknowledge, onReopen, onClose }: Acting) => {
  const { words, text } = useWords();
  const { data: procedure } = useSuspenseQuery(readProcedure(one.procedure));
  const filled = useFactForm(one, procedure, opened.one.version, beginning);
  const { record, kept, judged, draft, fields } = filled;
  const preview = usePreview(one.id, one.version, judged);
  const isDone = record.isSuccess;
  const finish = useRef(() => undefined);
  finish.current = () => {
    kept.forget();
    onClose();
    return undefined;
  };
  useEffect(() => {
    if (isDone) finish.current();
  }, [isDone]);
  if (isStale(record.error)) {
    const reopen = (now: Case): void => {
      record.reset();
      onReopen(now);
    };
    return <ConflictNote opened={opened} typed={typedIn(fields, draft)} onGive={onClose} onReopen={reopen} />;
  }
  const { acknowledged, fact } = beginning;
  const isIrregular = acknowledged.length > 0;
  const refusal = preview.data?.refusal ?? null;
  const follows = refusal?.follows ?? permission?.why?.follows ?? null;
  const label = text(fact.label);
  return (
    <>
      {isIrregular && <IrregularNote follows={follows} why={permission?.why ?? null} />}
      <FactForm filled={filled} id="act-form">
        <PreviewNote preview={preview.data} isReady={judged !== null && refusal?.code !== MALFORMED}>
          {refusal?.recordable === true && !acknowledged.includes(refusal.code) && (
            <button type="button" className="link" onClick={() => onAcknowledge(refusal.code)}>
              {words.forms.recordAnyway}
            </button>
          )}
        </PreviewNote>
        <div className="act-end">
          <button type="button" className="quiet-button" onClick={onClose}>
            {words.forms.cancel}
          </button>
          <button type="submit" className="primary-button" aria-disabled={record.isPending}>
            {isUncertain(record.error) ? words.forms.again : isIrregular ? words.forms.actAnyway(label) : label}
          </button>
        </div>
      </FactForm>
    </>
  );
};

/** The form of one fact of a case: filled in, judged, recorded. */
export const ActDialog = ({
  caseId,
  fact: type,
  seq,
  isIrregular,
  onClose,
}: {
  readonly caseId: string;
  readonly fact: string;
  readonly seq: number | null;
  readonly isIrregular: boolean;
  readonly onClose: () => void;
}) => {
  const { words, text } = useWords();
  const { data: one } = useSuspenseQuery(readCase(caseId));
  const { data: procedure } = useSuspenseQuery(readProcedure(one.procedure));
  const [opened, setOpened] = useState<Opened>({ one, at: serverNow() });
  const permission = one.permitted.find(({ fact }) => fact === type);
  const why = permission?.why ?? null;
  const [more, setMore] = useState<readonly string[]>(isIrregular && why?.recordable === true ? [why.code] : []);
  const fact = procedure.facts.find((described) => described.type === type);
  if (fact === undefined || permission === undefined) {
    return (
      <Sheet title={words.forms.cannot} onClose={onClose}>
        <p>{words.forms.gone}</p>
      </Sheet>
    );
  }
  const isBarred = opened.one.version === one.version && !permission.allowed && more.length === 0;
  return (
    <Sheet title={more.length > 0 ? words.forms.actAnyway(text(fact.label)) : text(fact.label)} onClose={onClose}>
      {isBarred && why !== null ? (
        <Refusal why={why}>
          {why.recordable && (
            <button type="button" className="link" onClick={() => setMore([why.code])}>
              {words.forms.recordAnyway}
            </button>
          )}
        </Refusal>
      ) : (
        <Acting
          key={`${type} ${seq}`}
          one={one}
          opened={opened}
          beginning={{ fact, seq, acknowledged: more }}
          permission={permission}
          onAcknowledge={(code) => setMore((before) => [...before, code])}
          onReopen={(now) => setOpened({ one: now, at: serverNow() })}
          onClose={onClose}
        />
      )}
    </Sheet>
  );
};
