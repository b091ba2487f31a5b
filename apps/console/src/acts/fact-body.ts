import { type Problem, bodyOf } from '../forms/body-of.ts';
import { type Draft, groupIn, textIn } from '../forms/draft.ts';
import type { Field, GroupField } from '../forms/field.ts';
import { chinaMinute, instantTyped } from '../forms/china-time.ts';

/** An entry that a correction is about, with the form of its fact. */
export interface Corrected {
  readonly fact: Readonly<Record<string, unknown>>;
  readonly form: GroupField;
}

/** What a fact is made of beside what was typed. */
export interface Circumstances {
  /** The rules that are broken knowingly. */
  readonly acknowledged: readonly string[];
  readonly corrected: Corrected | null;
  /** Milliseconds since 1970: the instant of a fact whose time was left as it is. */
  readonly now: number;
}

const REASON = 'reason';
const HIDDEN: readonly string[] = ['type', 'acknowledged'];

/** The fields that a person sees: a reason that is for irregular acts alone is asked for with them. */
export const shownFields = (form: GroupField, isIrregular: boolean): readonly Field[] => {
  const mayBeIrregular = form.fields.some(({ key }) => key === 'acknowledged');
  const isIdle = ({ key, required }: Field): boolean => key === REASON && mayBeIrregular && !required && !isIrregular;
  return form.fields
    .filter((one) => !HIDDEN.includes(one.key) && !isIdle(one))
    .map((one) => (one.key === REASON && isIrregular ? { ...one, required: true } : one));
};

/** The part of a form under which the right values of an entry are given, and the one that has its number. */
export const correctionIn = (form: GroupField): { readonly data: string; readonly seq: string } | null => {
  const data = form.fields.find((one) => one.kind === 'record' && one.value === null);
  const seq = form.fields.find((one) => one.kind === 'number' && one.of === 'entry');
  return data === undefined || seq === undefined ? null : { data: data.key, seq: seq.key };
};

const isSame = (one: unknown, other: unknown): boolean => {
  const [first, second] = [one, other].map((value) =>
    typeof value === 'string' && value.includes('T') ? chinaMinute(value) || value : JSON.stringify(value),
  );
  return first === second;
};

const changesOf = (draft: Draft | undefined, { fact, form }: Corrected): ReturnType<typeof bodyOf> => {
  const built = bodyOf(form, draft ?? {});
  const changed = Object.entries(built.value).filter(([key, value]) => key !== 'type' && !isSame(value, fact[key]));
  return { problems: built.problems, value: Object.fromEntries(changed) };
};

/** A fact as it is sent, and what keeps it from being sent. */
export const factBody = (
  form: GroupField,
  draft: Draft,
  { acknowledged, corrected, now }: Circumstances,
): {
  readonly body: Readonly<Record<string, unknown>> & { readonly type: string };
  readonly problems: readonly Problem[];
} => {
  const parts = groupIn(draft);
  const fields = shownFields(form, acknowledged.length > 0);
  const marks = form.fields.filter(({ kind }) => kind === 'fixed');
  const built = bodyOf({ ...form, fields: [...marks, ...fields] }, draft);
  const isNow = textIn(parts['at']) === '';
  const correction = corrected === null ? null : correctionIn(form);
  const left = new Set([...(isNow ? ['at'] : []), ...(correction === null ? [] : [correction.data])]);
  const problems: Problem[] = built.problems.filter(({ path }) => !left.has(path));
  const body: Record<string, unknown> = { ...built.value };
  if (isNow) body['at'] = instantTyped(chinaMinute(new Date(now).toISOString()));
  if (acknowledged.length > 0) body['acknowledged'] = [...acknowledged];
  if (correction !== null && corrected !== null) {
    const { value, problems: inner } = changesOf(parts[correction.data], corrected);
    body[correction.data] = value;
    problems.push(...inner.map((one) => ({ ...one, path: `${correction.data}.${one.path}` })));
    const field = form.fields.find(({ key }) => key === correction.data);
    const isUnchanged = inner.length === 0 && Object.keys(value).length === 0;
    if (isUnchanged && field !== undefined)
      problems.push({ path: correction.data, field, lack: 'content', limit: null });
  }
  return { body: { ...body, type: String(body['type']) }, problems };
};
