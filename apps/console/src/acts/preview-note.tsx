import type { ReactNode } from 'react';
import { Article } from '../parts/article.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { type ClockChange, clockChanges, type ComparedClock, hasEnded } from './clock-changes.ts';
import type { Preview } from './use-preview.ts';

const useClockSaid = (): ((clock: ComparedClock) => string) => {
  const { words } = useWords();
  const dates = useDates();
  return (clock) => {
    const { state, due, remaining } = clock;
    const known = Object.entries(words.time.states).find(([name]) => name === state)?.[1] ?? state;
    if (due === null || hasEnded(clock)) return known;
    return remaining !== null && 'milliseconds' in remaining ? dates.near(due.at) : dates.day(due.on);
  };
};

/** What becomes of one clock: `答复期限 12-08 周二 → 停表`. */
export const ChangeLine = ({ change: { before, after } }: { readonly change: ClockChange }) => {
  const { words, text } = useWords();
  const said = useClockSaid();
  return (
    <li>
      {text(after.label)}{' '}
      {before === null || before.state === 'waiting' ? (
        <strong>{words.forms.begins(said(after))}</strong>
      ) : (
        <>
          <span className="before">{said(before)}</span> → <strong>{said(after)}</strong>
        </>
      )}
    </li>
  );
};

const Outcome = ({ preview }: { readonly preview: Preview }) => {
  const { words, text } = useWords();
  const { before, after } = preview;
  if (after === null) return null;
  const changes = clockChanges(before?.clocks ?? [], after.clocks);
  const isMoved = before !== null && before.state.id !== after.state.id;
  return (
    <ul>
      {isMoved && (
        <li>
          {words.forms.change.stage} <span className="before">{text(before.state.label)}</span> →{' '}
          <strong>{text(after.state.label)}</strong>
        </li>
      )}
      {changes.map((change) => (
        <ChangeLine key={change.after.id} change={change} />
      ))}
      {changes.length === 0 && <li>{before === null ? words.forms.notBegun : words.forms.noChange}</li>}
    </ul>
  );
};

/** What a fact would do to the case and its dates, or why it would be refused; nothing is recorded yet. */
export const PreviewNote = ({
  preview,
  isReady,
  children,
}: {
  readonly preview: Preview | null | undefined;
  /** Whether what was typed can be judged. */
  readonly isReady: boolean;
  /** What may be done about a refusal. */
  readonly children?: ReactNode;
}) => {
  const { words, text } = useWords();
  if (!isReady) return <p className="preview quiet">{words.forms.notChecked}</p>;
  if (preview === undefined) return <p className="preview quiet">{words.forms.checking}</p>;
  if (preview === null) return null;
  const { refusal } = preview;
  if (refusal !== null) {
    return (
      <div className="preview refused" role="status">
        <p>
          <span aria-hidden="true">⊘</span> <strong>{words.forms.wouldRefuse}</strong>
        </p>
        <p>{text(refusal.reason)}</p>
        <p>
          <Article basis={refusal.basis} />
        </p>
        {children}
      </div>
    );
  }
  return (
    <div className="preview" role="status">
      <p className="preview-title">{words.forms.preview}</p>
      <Outcome preview={preview} />
    </div>
  );
};
