import { useEffect, useState } from 'react';
import { useWords } from '../words/language.ts';

/** Whether a browser shows a file of this kind by itself. */
export const isShowable = (type: string): boolean => type === 'application/pdf' || /^image\/(?:jpeg|png)$/.test(type);

/** A file as the browser shows it; others are only named. */
export const FileFrame = ({ content, name }: { readonly content: Blob; readonly name: string }) => {
  const { words } = useWords();
  const [place, setPlace] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setPlace(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  if (place === null) return null;
  const { type } = content;
  if (!isShowable(type)) return <p className="quiet file-frame-none">{words.forms.upload.notShown(name)}</p>;
  return type === 'application/pdf' ? (
    <iframe className="file-frame" src={place} title={words.forms.upload.frame(name)} />
  ) : (
    <img className="file-frame" src={place} alt={words.forms.upload.frame(name)} />
  );
};
