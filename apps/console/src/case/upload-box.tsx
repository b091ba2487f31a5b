import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { documentKinds } from '../acts/document-kinds.ts';
import { readCase, readProcedure } from '../data/reads.ts';
import { upload } from '../data/upload.ts';
import { DropBox } from '../parts/drop-box.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/language.ts';

interface Sent {
  readonly id: string;
  readonly file: File;
  readonly kind: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly state: 'going' | 'there' | 'failed';
  readonly error: unknown;
}

const useUploads = (caseId: string) => {
  const client = useQueryClient();
  const [sent, setSent] = useState<readonly Sent[]>([]);
  const change = (id: string, part: Partial<Sent>): void =>
    setSent((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const send = async ({ id, file, kind }: Pick<Sent, 'id' | 'file' | 'kind'>): Promise<void> => {
    change(id, { state: 'going', share: 0, error: null });
    try {
      await upload({ caseId, file, kind, onProgress: (share) => change(id, { share }) });
      change(id, { state: 'there', share: 1 });
    } catch (error) {
      change(id, { state: 'failed', error });
    }
  };
  const add = async (files: readonly File[], kind: string): Promise<void> => {
    const more = files.map((file) => ({ id: crypto.randomUUID(), file, kind }));
    const begun = more.map((one): Sent => ({ ...one, share: 0, state: 'going', error: null }));
    setSent((all) => [...all.filter(({ state }) => state !== 'there'), ...begun]);
    // One after the other: each is an entry of the ledger.
    for (const one of more) await send(one);
    for (const name of ['case', 'facts', 'attachments']) void client.invalidateQueries({ queryKey: [name, caseId] });
  };
  return { sent, add, again: send };
};

const Line = ({ one, onAgain }: { readonly one: Sent; readonly onAgain: () => void }) => {
  const { words } = useWords();
  const { file, share, state, error } = one;
  const { upload: said } = words.forms;
  if (state === 'failed') {
    return (
      <li>
        {said.failed(file.name)}{' '}
        <button type="button" className="link" onClick={onAgain}>
          {said.again}
        </button>
        <ProblemNote error={error} />
      </li>
    );
  }
  return (
    <li role="status">
      {state === 'there' ? <>✓ {said.sent(file.name)}</> : said.sending(file.name, Math.round(share * 100))}
      {state === 'going' && <progress value={share} max={1} aria-label={file.name} />}
    </li>
  );
};

/** Takes documents into a case, with how far each is and why one was not taken. */
export const UploadBox = ({ caseId }: { readonly caseId: string }) => {
  const { words, text } = useWords();
  const { data: one } = useSuspenseQuery(readCase(caseId));
  const { data: procedure } = useSuspenseQuery(readProcedure(one.procedure));
  const kinds = documentKinds(procedure);
  const [kind, setKind] = useState(String(kinds[0]?.value ?? 'other'));
  const { sent, add, again } = useUploads(caseId);
  const permission = one.permitted.find(({ fact }) => fact === 'document.attached');
  if (permission?.allowed !== true) {
    return permission?.why === null || permission === undefined ? null : (
      <p className="refused">
        ⊘ {text(permission.label)}: {text(permission.why.reason)}
      </p>
    );
  }
  return (
    <section className="upload" aria-label={words.forms.upload.add}>
      <label className="upload-kind">
        {words.forms.upload.kind}{' '}
        <select value={kind} onChange={({ target }) => setKind(target.value)}>
          {kinds.map(({ value, label }) => (
            <option key={String(value)} value={String(value)}>
              {text(label)}
            </option>
          ))}
        </select>
      </label>
      <DropBox onFiles={(files) => void add(files, kind)} />
      <p className="quiet">{words.forms.upload.limits}</p>
      {sent.length > 0 && (
        <ul className="upload-list">
          {sent.map((line) => (
            <Line key={line.id} one={line} onAgain={() => void again(line)} />
          ))}
        </ul>
      )}
    </section>
  );
};
