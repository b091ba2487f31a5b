import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../words/language.ts';

/** Takes files that are dropped on it, chosen, or pasted into the page. */
export const DropBox = ({
  onFiles,
  children,
}: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly children?: ReactNode;
}) => {
  const { words } = useWords();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const pasted = ({ clipboardData }: ClipboardEvent): void => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length > 0) latest.current(files);
    };
    addEventListener('paste', pasted);
    return () => removeEventListener('paste', pasted);
  }, []);
  const take = (list: FileList | null): void => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      className="drop-box"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <span>{words.forms.upload.drop}</span>{' '}
      <button type="button" className="link" onClick={() => input.current?.click()}>
        {words.forms.upload.choose}
      </button>{' '}
      <span className="quiet">{words.forms.upload.paste}</span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
        }}
      />
      {children}
    </div>
  );
};
