import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { answerOf, api } from '../data/api.ts';
import { Refused } from '../data/problem.ts';
import { serverNow } from '../data/server-time.ts';
import type { FormShared } from '../forms/form-context.ts';
import { type Draft, draftOf, type DraftGroup, groupIn, textIn } from '../forms/draft.ts';
import type { GroupField } from '../forms/field.ts';
import { useDraft } from '../parts/use-draft.ts';
import { useSettled } from '../parts/use-settled.ts';
import { useWords } from '../words/language.ts';
import {
  asksForAttachment,
  asksForPerson,
  type Case,
  type DescribedFact,
  factForm,
  type Procedure,
  readEntry,
  readPeople,
} from './case-parts.ts';
import { type Corrected, correctionIn, factBody, shownFields } from './fact-body.ts';
import { isUncertain, useRecord } from './use-record.ts';
import { withoutBarred } from './without-barred.ts';

const SETTLED_MS = 500;

const readNames = (id: string) =>
  queryOptions({
    queryKey: ['attachments', id, 'names'],
    queryFn: async () =>
      (await answerOf(api.cases[':id'].attachments.$get({ param: { id }, query: {}, header: {} }))).attachments,
  });

/** The documents of a case and the people of its agency, where a form asks for them. */
const useKnown = (one: Case, form: GroupField): Pick<FormShared, 'people' | 'attachments'> => {
  const { words, text } = useWords();
  const people = useQuery({ ...readPeople(one.agency), enabled: asksForPerson(form) });
  const documents = useQuery({ ...readNames(one.id), enabled: asksForAttachment(form) });
  return {
    people: (people.data ?? [])
      .filter(({ disabledAt, administrator }) => disabledAt === null && administrator === null)
      .map(({ id, name, unit }) => ({ value: id, label: words.forms.personNow(name, unit ?? '') })),
    attachments:
      documents.data?.map(({ id, name, label }) => ({ value: String(id), label: `${id} ${name} ${text(label)}` })) ??
      null,
  };
};

// The entry that a correction is about, once its number is typed.
const useCorrected = (caseId: string, procedure: Procedure, form: GroupField, draft: DraftGroup) => {
  const correction = correctionIn(form);
  const seq = correction === null ? 0 : Number(textIn(draft[correction.seq]));
  const isNamed = Number.isSafeInteger(seq) && seq > 0;
  const { data: entry = null } = useQuery({ ...readEntry(caseId, isNamed ? seq : 1), enabled: isNamed });
  return useMemo(() => {
    const described = entry === null ? undefined : procedure.facts.find(({ type }) => type === entry.type);
    if (entry === null || described === undefined || !isNamed) return null;
    const whole = factForm(described);
    // Nothing has to be given again: what is not changed stays as it was.
    return { label: described.label, at: entry.at, fact: entry.fact, form: whole };
  }, [entry, isNamed, procedure]);
};

/** What a form of a fact begins with. */
export interface Beginning {
  readonly fact: DescribedFact;
  /** The number of the entry that it is about. */
  readonly seq: number | null;
  /** The rules that are broken knowingly. */
  readonly acknowledged: readonly string[];
}

const beginningOf = (one: Case, form: GroupField, { fact, seq }: Beginning): DraftGroup => {
  const known = one.suggestions.find((suggestion) => suggestion.fact === fact.type)?.data ?? {};
  const about = form.fields.find((field) => field.kind === 'number' && field.of === 'entry');
  const named = seq === null || about === undefined ? {} : { [about.key]: String(seq) };
  return { ...groupIn(draftOf(form, known)), ...named };
};

/** The data part of a correction as the entry has it, until something is typed into it. */
const withEntry = (draft: DraftGroup, form: GroupField, corrected: Corrected | null): DraftGroup => {
  const correction = correctionIn(form);
  if (correction === null || corrected === null || draft[correction.data] !== undefined) return draft;
  return { ...draft, [correction.data]: draftOf(corrected.form, corrected.fact) };
};

/** Everything that a form of a fact does: its draft, its body, its problems, its recording. */
export const useFactForm = (one: Case, procedure: Procedure, version: number, beginning: Beginning) => {
  const { fact, seq, acknowledged } = beginning;
  const without = one.permitted.find((permission) => permission.fact === fact.type)?.without;
  const form = useMemo(() => withoutBarred(factForm(fact), without ?? []), [fact, without]);
  const kept = useDraft<DraftGroup>(`case.${one.id}.${fact.type}.${seq ?? ''}`, beginningOf(one, form, beginning));
  const about = useCorrected(one.id, procedure, form, kept.value);
  const draft = withEntry(kept.value, form, about);
  const record = useRecord(one.id, version);
  const [tried, setTried] = useState(0);
  const known = useKnown(one, form);
  const build = (typed: Draft): ReturnType<typeof factBody> =>
    factBody(form, typed, { acknowledged, corrected: about, now: serverNow() - 1000 });
  const text = JSON.stringify([draft, acknowledged, about !== null]);
  const settled = useSettled(text, SETTLED_MS);
  // The instant of a body that was judged stays the same until something is typed.
  const latest = useRef(build);
  latest.current = build;
  const judged = useMemo(() => {
    const [typed] = JSON.parse(settled) as [DraftGroup];
    return latest.current(typed);
  }, [settled]);
  const { problems } = build(draft);
  const issues = record.error instanceof Refused && !isUncertain(record.error) ? record.error.problem.issues : [];
  const shared: FormShared = {
    id: 'act',
    problems: tried > 0 ? problems : [],
    said: new Map(issues.map(({ path, message }) => [path, message])),
    about,
    ...known,
  };
  const send = (): boolean => {
    setTried((before) => before + 1);
    const { body, problems: left } = build(draft);
    if (left.length > 0) return false;
    record.mutate({ body, typed: text });
    return true;
  };
  return {
    form,
    draft,
    kept,
    fields: shownFields(form, acknowledged.length > 0),
    shared,
    problems: shared.problems,
    issues,
    judged: judged.problems.length === 0 ? judged.body : null,
    tried,
    record,
    send,
  };
};
