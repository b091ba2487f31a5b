import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { session } from '../data/session.ts';
import { useWords } from '../words/language.ts';

/** A dialog over the page, which steps back while a person has to sign in. */
export const Sheet = ({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const { words } = useWords();
  const titleId = useId();
  const box = useRef<HTMLDialogElement>(null);
  const isAway = useSyncExternalStore(session.watch, session.get) !== null;
  useEffect(() => {
    const dialog = box.current;
    if (isAway) dialog?.close();
    else if (dialog?.open === false) {
      dialog.showModal();
      // What is filled in first has the focus, rather than the way out.
      dialog.querySelector<HTMLElement>('form :is(input, select, textarea)')?.focus();
    }
  }, [isAway]);
  return (
    <dialog
      ref={box}
      className="sheet act-sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="act-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="link" onClick={onClose}>
          {words.forms.close}
        </button>
      </header>
      {children}
    </dialog>
  );
};
