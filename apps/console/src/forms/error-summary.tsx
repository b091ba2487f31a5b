import { useEffect, useRef } from 'react';
import { useWords } from '../words/language.ts';
import type { Problem } from './body-of.ts';
import { fieldId, useForm } from './form-context.ts';
import { useLackWords } from './problem-words.ts';

/** What the summary lists: where, and in which words. */
export interface Listed {
  readonly path: string;
  readonly said: string;
}

const goTo = (id: string): void => {
  const field = document.getElementById(id);
  const inner =
    field?.matches('input,select,textarea') === true
      ? field
      : field?.querySelector<HTMLElement>('input,select,textarea,button');
  const closed = field?.closest('details');
  if (closed !== null && closed !== undefined) closed.open = true;
  (inner ?? field)?.focus();
  field?.scrollIntoView({ block: 'center' });
};

/** What has to be corrected, on top of a form: it takes the focus each time that the form was tried. */
export const ErrorSummary = ({ listed, tries }: { readonly listed: readonly Listed[]; readonly tries: number }) => {
  const { words } = useWords();
  const { id: form } = useForm();
  const box = useRef<HTMLDivElement>(null);
  const isShown = listed.length > 0;
  useEffect(() => {
    if (!isShown) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [tries, isShown]);
  if (!isShown) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <p className="error-summary-title">{words.forms.issues(listed.length)}</p>
      <ul>
        {listed.map(({ path, said }) => (
          <li key={`${path} ${said}`}>
            <a
              href={`#${fieldId(form, path)}`}
              onClick={(event) => {
                event.preventDefault();
                goTo(fieldId(form, path));
              }}
            >
              {said}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** The problems of a form as its summary lists them. */
export const useListed = (problems: readonly Problem[]): readonly Listed[] => {
  const lackWords = useLackWords();
  return problems.map((problem) => ({ path: problem.path, said: lackWords(problem) }));
};
