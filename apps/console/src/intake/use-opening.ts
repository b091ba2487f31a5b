import { useMutation, useQuery, useQueryClient, keepPreviousData } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { factBody } from '../acts/fact-body.ts';
import { factForm } from '../acts/case-parts.ts';
import { isUncertain } from '../acts/use-record.ts';
import { api, answerOf } from '../data/api.ts';
import { Refused } from '../data/problem.ts';
import { serverNow } from '../data/server-time.ts';
import type { FormShared } from '../forms/form-context.ts';
import type { DraftGroup } from '../forms/draft.ts';
import type { Field, GroupField } from '../forms/field.ts';
import { useDraft } from '../parts/use-draft.ts';
import { useSettled } from '../parts/use-settled.ts';
import type { Opening } from './openings.ts';

const SETTLED_MS = 600;

type Body = ReturnType<typeof factBody>['body'];

const preview = async (procedure: string, fact: Body | null) => {
  if (fact === null) return null;
  const sent = api.cases.$post({ query: { dryRun: 'true' }, header: {}, json: { procedure, fact } });
  const answer = await answerOf(sent);
  return answer !== null && 'recorded' in answer ? answer : null;
};

/** Begins with what decides the rest, then when, who and what; optional details come last. */
export const inOrder = (form: GroupField): { readonly first: Field | null; readonly rest: readonly Field[] } => {
  const shown = form.fields.filter(({ key, kind }) => kind !== 'fixed' && key !== 'acknowledged');
  const first = shown.find(({ kind, required }) => kind === 'choice' && required) ?? null;
  const rank = (field: Field): number => {
    if (field.key === 'at') return 0;
    if (field.required) return 1;
    if (field.kind === 'text' && field.matter) return 2;
    return field.kind === 'group' || field.kind === 'list' ? 4 : 3;
  };
  return { first, rest: shown.filter((one) => one !== first).toSorted((a, b) => rank(a) - rank(b)) };
};

// Where no answer came, the same is sent again under the same key, so that one case is opened.
const useOpen = (procedure: string) => {
  const client = useQueryClient();
  const open = useRef<{ readonly key: string; readonly typed: string; readonly fact: Body } | null>(null);
  return useMutation({
    mutationFn: async ({ fact, typed }: { readonly fact: Body; readonly typed: string }) => {
      const before = open.current;
      open.current = before !== null && before.typed === typed ? before : { key: crypto.randomUUID(), typed, fact };
      const sent = api.cases.$post({
        query: {},
        header: { 'idempotency-key': open.current.key },
        json: { procedure, fact: open.current.fact },
      });
      const made = await answerOf(sent);
      if (made === null || 'recorded' in made) throw new Error('the server opened no case');
      return made;
    },
    onError: (error) => {
      if (!isUncertain(error)) open.current = null;
    },
    onSuccess: () => {
      open.current = null;
      for (const name of ['desk', 'cases']) void client.invalidateQueries({ queryKey: [name] });
    },
  });
};

/** Everything that the form of a new case does. */
export const useOpening = ({ procedure, fact }: Opening) => {
  const form = useMemo(() => factForm(fact), [fact]);
  const kept = useDraft<DraftGroup>(`intake.${procedure.id}.${fact.type}`, {});
  const open = useOpen(procedure.id);
  const [tried, setTried] = useState(0);
  const build = (typed: DraftGroup): ReturnType<typeof factBody> =>
    factBody(form, typed, { acknowledged: [], corrected: null, now: serverNow() - 1000 });
  const typed = JSON.stringify(kept.value);
  const settled = useSettled(typed, SETTLED_MS);
  const latest = useRef(build);
  latest.current = build;
  const judged = useMemo(() => {
    const { body, problems } = latest.current(JSON.parse(settled) as DraftGroup);
    return problems.length === 0 ? body : null;
  }, [settled]);
  const outlook = useQuery({
    queryKey: ['dry-run', 'open', procedure.id, judged],
    queryFn: () => preview(procedure.id, judged),
    enabled: judged !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const { problems } = build(kept.value);
  const { error } = open;
  const found = error instanceof Refused && !isUncertain(error) ? error.problem.issues : [];
  // The fact is a part of what is sent.
  const issues = found.map((one) => ({ ...one, path: one.path.replace(/^fact\./, '') }));
  const shared: FormShared = {
    id: 'intake',
    problems: tried > 0 ? problems : [],
    said: new Map(issues.map(({ path, message }) => [path, message])),
    people: [],
    attachments: null,
    about: null,
  };
  const send = (): void => {
    setTried((before) => before + 1);
    const { body, problems: left } = build(kept.value);
    if (left.length === 0) open.mutate({ fact: body, typed });
  };
  return { form, kept, shared, issues, tried, open, outlook, isReady: judged !== null, send };
};
