import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';

type Body = Readonly<Record<string, unknown>> & { readonly type: string };

const preview = async (id: string, body: Body) => {
  const sent = api.cases[':id'].facts.$post({ param: { id }, query: { dryRun: 'true' }, header: {}, json: body });
  const answer = await answerOf(sent);
  return answer !== null && 'recorded' in answer ? answer : null;
};

/** What would happen if a fact were recorded; null where the server does not say. */
export type Preview = NonNullable<Awaited<ReturnType<typeof preview>>>;

/** What would happen if a fact were recorded now, judged by the server without recording it; `null` asks nothing. */
export const usePreview = (caseId: string, version: number, body: Body | null) => {
  return useQuery({
    queryKey: ['dry-run', caseId, version, body],
    queryFn: () => (body === null ? null : preview(caseId, body)),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
};

/** The same once, for a fact that is only thought of. */
export const previewOnce = preview;
