import { isAttended } from './attended.ts';
import { refusedBy, Unreachable } from './problem.ts';

/** A document on its way into a case. */
export interface Sending {
  readonly caseId: string;
  readonly file: File;
  readonly kind: string;
  /** Called with the share that is sent, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Uploads a document into a case. `fetch` would not say how far it is.
 * @throws Refused with the problem of the server; Unreachable where nothing answered.
 */
export const upload = ({ caseId, file, kind, onProgress, signal }: Sending): Promise<void> =>
  new Promise((done, failed) => {
    const form = new FormData();
    form.set('kind', kind);
    form.set('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/cases/${encodeURIComponent(caseId)}/attachments`);
    if (!isAttended()) request.setRequestHeader('x-unattended', 'true');
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('load', () => {
      if (request.status === 201) return done();
      const headers = { get: (name: string) => request.getResponseHeader(name) };
      const answer = { status: request.status, headers, json: async () => JSON.parse(request.responseText) as unknown };
      void refusedBy(answer).then(failed);
    });
    request.addEventListener('error', () => failed(new Unreachable('no answer')));
    request.addEventListener('abort', () => failed(new Unreachable('stopped')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
