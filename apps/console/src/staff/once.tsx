import { useState } from 'react';
import { useWords } from '../words/language.ts';

/** An address of this server as a whole one: where the server does not know its own name, it leaves that part out. */
export const wholeAddress = (address: string): string => new URL(address, location.origin).href;

/** A secret that is shown once, with a button that copies it. */
export const Once = ({ value, notes }: { readonly value: string; readonly notes: readonly string[] }) => {
  const { words } = useWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    // Without leave of the browser the text stays selectable.
    await navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div className="once">
      {notes.map((one) => (
        <span key={one} className="field-more">
          {one}
        </span>
      ))}
      <code>{value}</code>
      <button type="button" className="quiet-button" onClick={() => void copy()}>
        {words.staff.copy}
      </button>{' '}
      <span role="status">{isCopied && words.staff.copied}</span>
    </div>
  );
};
