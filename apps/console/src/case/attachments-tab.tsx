import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, answerOf } from '../data/api.ts';
import { refusedBy, Unreachable } from '../data/problem.ts';
import { attendedFetch } from '../data/attended.ts';
import { FileFrame, isShowable } from '../parts/file-frame.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { ReadFailed } from '../parts/read-failed.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { Recorder } from './entry-said.tsx';
import { useReason } from './opened.ts';
import { UploadBox } from './upload-box.tsx';

const KB = 1024;
// A browser that closes the address at once opens nothing.
const KEPT_MS = 60_000;

const headerOf = (reason: string | null): Readonly<Record<string, string>> =>
  reason === null ? {} : { 'x-reason': encodeURIComponent(reason) };

/** The documents of a case. */
export const readAttachments = (id: string, reason: string | null) =>
  queryOptions({
    queryKey: ['attachments', id, reason],
    queryFn: () => answerOf(api.cases[':id'].attachments.$get({ param: { id }, query: {}, header: headerOf(reason) })),
  });

// With the reason in a header a plain link would not do.
const readContent = async (id: string, seq: number, reason: string | null): Promise<Blob> => {
  const address = `/api/v1/cases/${encodeURIComponent(id)}/attachments/${seq}`;
  const response = await attendedFetch(address, { headers: headerOf(reason) }).catch((error: unknown) => {
    throw new Unreachable('no answer', { cause: error });
  });
  if (!response.ok) throw await refusedBy(response);
  return await response.blob();
};

const save = (content: Blob, name: string): void => {
  const place = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = place;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(place), KEPT_MS);
};

interface Shown {
  readonly name: string;
  readonly content: Blob;
}

/** The documents of a case: what they are, who added them, and their content. */
export const AttachmentsTab = ({ caseId: id }: { readonly caseId: string }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const reason = useReason(id);
  const read = useQuery(readAttachments(id, reason));
  const { data } = read;
  const [failed, setFailed] = useState<unknown>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  const { file } = words.case;
  if (data === undefined) return <ReadFailed of={read} />;
  const open = async (seq: number, name: string): Promise<void> => {
    setFailed(null);
    const content = await readContent(id, seq, reason);
    if (isShowable(content.type)) setShown({ name, content });
    else save(content, name);
  };
  if (data.attachments.length === 0) {
    return (
      <>
        <UploadBox caseId={id} />
        <p className="quiet">{file.none}</p>
      </>
    );
  }
  return (
    <>
      <UploadBox caseId={id} />
      <ProblemNote error={failed} />
      {shown !== null && (
        <Sheet title={shown.name} onClose={() => setShown(null)}>
          <FileFrame content={shown.content} name={shown.name} />
          <div className="act-end">
            <button type="button" className="quiet-button" onClick={() => save(shown.content, shown.name)}>
              {words.forms.upload.save}
            </button>
          </div>
        </Sheet>
      )}
      <div className="wide">
        <table className="plain-table">
          <thead>
            <tr>
              {[file.name, file.kind, file.size, file.added, file.scan].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.attachments.map(({ id: seq, name, label, size, pages, addedBy, addedAt, scan }) => (
              <tr key={seq}>
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      open(seq, name).catch(setFailed);
                    }}
                  >
                    {name}
                  </button>
                </td>
                <td>{text(label)}</td>
                <td>
                  {file.kilobytes(Math.ceil(size / KB))} {pages !== null && file.pages(pages)}
                </td>
                <td>
                  {dates.minute(addedAt)} <Recorder by={addedBy} />
                </td>
                <td data-scan={scan}>{file.scans[scan]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
