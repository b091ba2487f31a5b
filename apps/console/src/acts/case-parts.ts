import { queryOptions } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import type { readCase, readProcedure } from '../data/reads.ts';
import { formOf } from '../forms/field-of.ts';
import type { Field, GroupField } from '../forms/field.ts';

type Answer<T extends (...given: never[]) => { readonly queryFn?: unknown }> =
  ReturnType<T> extends { readonly queryFn?: infer F }
    ? F extends (...given: never[]) => infer R
      ? Awaited<R>
      : never
    : never;

/** A case as the server shows it to this person. */
export type Case = Answer<typeof readCase>;

/** What may be recorded of a case, or why not. */
export type Permission = Case['permitted'][number];

/** A procedure as the server describes it. */
export type Procedure = Answer<typeof readProcedure>;

/** A fact as its procedure describes it. */
export type DescribedFact = Procedure['facts'][number];

/** The people of an agency who may be given a case. */
export const readPeople = (agency: string) =>
  queryOptions({
    queryKey: ['people', agency],
    queryFn: async () => (await answerOf(api.people.$get({ query: { agency, limit: '100' } }))).people,
    staleTime: 300_000,
  });

/** The entry of a case with a number; null where there is no such entry. */
export const readEntry = (id: string, seq: number) =>
  queryOptions({
    queryKey: ['facts', id, 'entry', seq],
    queryFn: async () => {
      const query = { after: String(seq - 1), limit: '1' };
      const { facts } = await answerOf(api.cases[':id'].facts.$get({ param: { id }, query, header: {} }));
      return facts.find((one) => one.seq === seq) ?? null;
    },
  });

/** The form of a fact. */
export const factForm = ({ schema, fields }: DescribedFact): GroupField => formOf(schema, fields);

const someField = (field: Field, is: (one: Field) => boolean): boolean => {
  if (is(field)) return true;
  if (field.kind === 'group') return field.fields.some((one) => someField(one, is));
  if (field.kind === 'list') return someField(field.item, is);
  return field.kind === 'union' && field.kinds.some((one) => someField(one, is));
};

/** Whether a form asks for a person of the office. */
export const asksForPerson = (form: GroupField): boolean =>
  someField(form, (one) => one.kind === 'text' && one.format === 'person');

/** Whether a form asks for a document of the case. */
export const asksForAttachment = (form: GroupField): boolean =>
  someField(form, (one) => one.kind === 'number' && one.of === 'attachment');
