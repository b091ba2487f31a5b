import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, answerOf } from '../data/api.ts';
import { Refused, Unreachable } from '../data/problem.ts';

type Body = Readonly<Record<string, unknown>> & { readonly type: string };

interface Intent {
  readonly key: string;
  readonly typed: string;
  readonly body: Body;
}

/** Whether it is unknown if the server did what was asked of it. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refused && error.problem.status >= 500);

/** Whether the case has changed since it was read. */
export const isStale = (error: unknown): error is Refused =>
  error instanceof Refused && error.problem.code === 'case/stale';

/**
 * Records a fact on the version of a case that the person saw. Where no answer came, the same is sent again under the
 * same key, so that it is recorded once.
 */
export const useRecord = (caseId: string, version: number) => {
  const client = useQueryClient();
  const open = useRef<Intent | null>(null);
  return useMutation({
    mutationFn: async ({ body, typed }: { readonly body: Body; readonly typed: string }) => {
      const before = open.current;
      const intent = before !== null && before.typed === typed ? before : { key: crypto.randomUUID(), typed, body };
      open.current = intent;
      const sent = api.cases[':id'].facts.$post({
        param: { id: caseId },
        query: {},
        header: { 'idempotency-key': intent.key, 'if-match': `"${version}"` },
        json: intent.body,
      });
      return await answerOf(sent);
    },
    onError: (error) => {
      if (!isUncertain(error)) open.current = null;
    },
    onSuccess: () => {
      open.current = null;
      const OF_CASE = ['case', 'facts', 'clock', 'attachments', 'what-if'];
      void client.invalidateQueries({
        predicate: ({ queryKey: [kind, id] }) =>
          kind === 'desk' || kind === 'cases' || kind === 'tasks' || (OF_CASE.includes(String(kind)) && id === caseId),
      });
    },
  });
};
