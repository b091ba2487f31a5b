import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Procedure } from '../acts/case-parts.ts';
import { type KeptFile, keepFiles, keptFiles } from '../data/kept-files.ts';
import { readMe } from '../data/reads.ts';
import { DropBox } from '../parts/drop-box.tsx';
import { FileFrame } from '../parts/file-frame.tsx';
import { useWords } from '../words/language.ts';
import { documentKinds } from '../acts/document-kinds.ts';

const MB = 1024 * 1024;

/** The files of a case that is not open yet, kept in this browser for each person and form. */
export const useKeptFiles = (form: string) => {
  const person = useQuery(readMe).data?.id ?? '';
  const name = `${person}.${form}`;
  const [files, setFiles] = useState<readonly KeptFile[]>([]);
  useEffect(() => {
    let isHere = true;
    void keptFiles(name).then((found) => {
      // What was dropped meanwhile comes after what was kept.
      if (isHere) setFiles((before) => [...found, ...before]);
    });
    return () => {
      isHere = false;
    };
  }, [name]);
  const set = (next: readonly KeptFile[]): void => {
    setFiles(next);
    void keepFiles(name, next);
  };
  return { files, set };
};

/** What came, as it is looked at while the form is filled in. */
export const Scans = ({
  procedure,
  files,
  onChange,
}: {
  readonly procedure: Procedure;
  readonly files: readonly KeptFile[];
  readonly onChange: (files: readonly KeptFile[]) => void;
}) => {
  const { words, text } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  const kinds = documentKinds(procedure);
  const current = files.find(({ id }) => id === shown) ?? files[0];
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  const add = (added: readonly File[]): void => {
    const kind = String(kinds[0]?.value ?? 'other');
    const more = added.map((file) => ({ id: crypto.randomUUID(), file, kind }));
    onChange([...files, ...more]);
    setShown(more[0]?.id ?? null);
  };
  return (
    <section className="scans" aria-labelledby="scans-title">
      <h2 id="scans-title">
        {words.intake.scans}{' '}
        {files.length > 0 && (
          <span className="quiet">{words.intake.filesOf(files.length, (size / MB).toFixed(1))}</span>
        )}
      </h2>
      <DropBox onFiles={add} />
      {files.length > 0 && (
        <ul className="scan-list">
          {files.map(({ id, file, kind }) => (
            <li key={id} data-current={id === current?.id}>
              <button type="button" className="link" aria-pressed={id === current?.id} onClick={() => setShown(id)}>
                {file.name}
              </button>
              <select
                aria-label={words.forms.upload.kind}
                value={kind}
                onChange={({ target }) =>
                  onChange(files.map((one) => (one.id === id ? { ...one, kind: target.value } : one)))
                }
              >
                {kinds.map(({ value, label }) => (
                  <option key={String(value)} value={String(value)}>
                    {text(label)}
                  </option>
                ))}
              </select>
              <button
                type="button"
                className="link"
                aria-label={words.intake.removeFile(file.name)}
                onClick={() => onChange(files.filter((one) => one.id !== id))}
              >
                {words.forms.removeShort}
              </button>
            </li>
          ))}
        </ul>
      )}
      {current === undefined ? (
        <p className="quiet">{words.intake.noScans}</p>
      ) : (
        <FileFrame key={current.id} content={current.file} name={current.file.name} />
      )}
    </section>
  );
};
