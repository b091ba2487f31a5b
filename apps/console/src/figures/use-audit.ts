import { useEffect, useRef, useState } from 'react';
import { refusedBy, Unreachable } from '../data/problem.ts';
import { noteError } from '../data/queries.ts';
import type { Audit } from './audit-types.ts';

/** How far an audit is. */
export type AuditState =
  | { readonly step: 'choose'; readonly error?: unknown; readonly isCancelled?: boolean }
  | { readonly step: 'sending'; readonly percent: number }
  | { readonly step: 'reading' }
  | { readonly step: 'done'; readonly audit: Audit };

const ADDRESS = '/api/v1/audits';

const isAudit = (value: unknown): value is Audit => typeof value === 'object' && value !== null && 'findings' in value;

/** Sends a report, telling how much is sent: `fetch` does not say it. */
const send = (body: FormData, change: (state: AuditState) => void): XMLHttpRequest => {
  const request = new XMLHttpRequest();
  request.open('POST', ADDRESS);
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    change(loaded < total ? { step: 'sending', percent: Math.floor((loaded / total) * 100) } : { step: 'reading' });
  });
  request.upload.addEventListener('load', () => change({ step: 'reading' }));
  const failed = (error: unknown): void => {
    noteError(error);
    change({ step: 'choose', error });
  };
  request.addEventListener('load', () => {
    const { status, response } = request as { readonly status: number; readonly response: unknown };
    if (status === 200 && isAudit(response)) change({ step: 'done', audit: response });
    else {
      const headers = { get: (name: string) => request.getResponseHeader(name) };
      void refusedBy({ status, headers, json: () => Promise.resolve(response) }).then(failed);
    }
  });
  request.addEventListener('error', () => failed(new Unreachable('no answer')));
  request.addEventListener('abort', () => change({ step: 'choose', isCancelled: true }));
  request.send(body);
  return request;
};

/** An audit of a chosen file: started, cancelled, started again. */
export const useAudit = () => {
  const [state, setState] = useState<AuditState>({ step: 'choose' });
  const running = useRef<XMLHttpRequest | null>(null);
  // The answer of a page that is left is not waited for.
  useEffect(() => () => running.current?.abort(), []);
  return {
    state,
    start: (report: File, previous: File | null): void => {
      const body = new FormData();
      body.append('report', report);
      if (previous !== null) body.append('previous', previous);
      setState({ step: 'sending', percent: 0 });
      running.current = send(body, setState);
    },
    cancel: (): void => running.current?.abort(),
    again: (): void => setState({ step: 'choose' }),
  };
};
