import { chinaMinute } from './china-time.ts';
import type { Field, UnionField } from './field.ts';

/** What was typed into a form, as text, so that it can be kept and read again whatever it is. */
export type Draft = string | readonly Draft[] | { readonly [key: string]: Draft };

/** The parts of a draft of several fields. */
export type DraftGroup = Readonly<Record<string, Draft>>;

/** The draft of a union: which kind was chosen, and what was typed for each. */
export const CHOSEN = 'chosen';

// A draft may be older than the form: what does not fit is as if nothing had been typed.

/** The text of a draft. */
export const textIn = (draft: Draft | undefined): string => (typeof draft === 'string' ? draft : '');

/** The elements of a draft. */
export const listIn = (draft: Draft | undefined): readonly Draft[] => (Array.isArray(draft) ? draft : []);

/** The parts of a draft. */
export const groupIn = (draft: Draft | undefined): DraftGroup =>
  typeof draft === 'object' && !Array.isArray(draft) ? (draft as DraftGroup) : {};

/** Whether anything was typed. */
export const isFilled = (draft: Draft | undefined): boolean => {
  if (draft === undefined) return false;
  if (typeof draft === 'string') return draft.trim() !== '';
  return Object.values(draft).some((one: Draft) => isFilled(one));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fits = (field: Field, value: unknown): boolean => {
  switch (field.kind) {
    case 'fixed':
      return field.value === value;
    case 'group':
      return (
        isRecord(value) &&
        Object.keys(value).every((key) => field.fields.some((one) => one.key === key)) &&
        field.fields.every((one) => (value[one.key] === undefined ? !one.required : fits(one, value[one.key])))
      );
    case 'list':
      return Array.isArray(value) && value.every((one: unknown) => fits(field.item, one));
    case 'choice':
      return field.options.some((one) => one.value === value);
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'union':
      return field.kinds.some((one) => fits(one, value));
    case 'record':
      return isRecord(value);
    case 'day':
    case 'instant':
    case 'text':
      return typeof value === 'string';
  }
};

const unionDraft = ({ kinds }: UnionField, value: unknown): Draft => {
  const at = kinds.findIndex((kind) => fits(kind, value));
  const kind = kinds[at];
  return kind === undefined ? {} : { [CHOSEN]: String(at), [String(at)]: draftOf(kind, value) };
};

/** What would have been typed for a value, which may be a part of what the form asks for. */
export const draftOf = (field: Field, value: unknown): Draft => {
  if (value === undefined) return '';
  switch (field.kind) {
    case 'fixed':
      return '';
    case 'group': {
      if (!isRecord(value)) return {};
      const known = field.fields.filter(({ key }) => value[key] !== undefined);
      return Object.fromEntries(known.map((one) => [one.key, draftOf(one, value[one.key])]));
    }
    case 'list':
      return Array.isArray(value) ? value.map((one: unknown) => draftOf(field.item, one)) : [];
    case 'union':
      return unionDraft(field, value);
    case 'record': {
      const { value: inner } = field;
      if (!isRecord(value)) return [];
      return Object.entries(value).map(([key, one]) => ({
        key,
        value: inner === null ? JSON.stringify(one) : draftOf(inner, one),
      }));
    }
    case 'instant':
      return typeof value === 'string' ? chinaMinute(value) : '';
    case 'choice':
    case 'flag':
    case 'number':
    case 'text':
    case 'day':
      return value === null || typeof value === 'object' ? '' : String(value as string | number | boolean);
  }
};
