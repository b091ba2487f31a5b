import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useWords } from '../words/language.ts';

const TYPED = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

// A box that is ticked takes no letters.
const isTicked = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');

/** Whether a key is typed into a field, or is a shortcut of the browser. */
export const isTyping = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey ||
  metaKey ||
  altKey ||
  (target instanceof HTMLElement && (TYPED.has(target.tagName) || target.isContentEditable) && !isTicked(target));

/** The keys that work on every page: `/` search, `g d` desk, `?` this list. */
export const useFrameKeys = (onHelp: () => void): void => {
  const navigate = useNavigate();
  const help = useRef(onHelp);
  help.current = onHelp;
  useEffect(() => {
    let before = '';
    const pressed = (event: KeyboardEvent): void => {
      if (isTyping(event)) return;
      if (event.key === '/') {
        event.preventDefault();
        document.getElementById('search')?.focus();
      } else if (event.key === '?') help.current();
      else if (before === 'g' && event.key === 'd') void navigate({ to: '/', search: {} });
      before = event.key;
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [navigate]);
};

/** The list of keys. */
export const KeySheet = ({ onClose }: { readonly onClose: () => void }) => {
  const { words } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const { move, open, act, desk, search, help } = words.frame.keyNames;
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['j', 'k'], move],
    [['Enter'], open],
    [['e'], act],
    [['/'], search],
    [['g', 'd'], desk],
    [['?'], help],
  ];
  return (
    <dialog ref={box} className="sheet" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{words.frame.keys}</h2>
      <dl className="key-list">
        {rows.map(([keys, name]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button className="quiet-button">{words.frame.close}</button>
      </form>
    </dialog>
  );
};
