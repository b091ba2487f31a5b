import { instantTyped, isDay } from './china-time.ts';
import { CHOSEN, type Draft, groupIn, isFilled, listIn, textIn } from './draft.ts';
import type {
  ChoiceField,
  Field,
  FlagField,
  GroupField,
  ListField,
  NumberField,
  RecordField,
  TextField,
  TimeField,
  UnionField,
} from './field.ts';

/** What keeps a field from being sent. */
export type Lack =
  | 'missing'
  | 'unchosen'
  | 'short'
  | 'long'
  | 'pattern'
  | 'address'
  | 'number'
  | 'whole'
  | 'least'
  | 'most'
  | 'above'
  | 'day'
  | 'instant'
  | 'few'
  | 'many'
  | 'content';

/** A field that cannot be sent as it is; `limit` is the bound that it does not keep. */
export interface Problem {
  /** As the server names places: `applicant.name`, `given.0.title`. */
  readonly path: string;
  readonly field: Field;
  readonly lack: Lack;
  readonly limit: number | null;
}

/** What is sent for a field, nothing where it was left empty, and what is wrong with it. */
export interface Built {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

const sound = (value: unknown): Built => ({ value, problems: [] });

const lacking = (path: string, field: Field, lack: Lack, limit: number | null = null): Built => ({
  value: undefined,
  problems: [{ path, field, lack, limit }],
});

const empty = (path: string, field: Field, lack: Lack = 'missing'): Built =>
  field.required ? lacking(path, field, lack) : sound(undefined);

const HTTP = /^https?:\/\/[^\s/]\S*$/;

const textValue = (field: TextField, typed: string, path: string): Built => {
  const { least, most, pattern, format } = field;
  if (typed.length < least) return lacking(path, field, 'short', least);
  if (most !== null && typed.length > most) return lacking(path, field, 'long', most);
  if (pattern !== null && !new RegExp(pattern, 'u').test(typed)) return lacking(path, field, 'pattern');
  if (format === 'uri' && !HTTP.test(typed)) return lacking(path, field, 'address');
  return sound(typed);
};

// Officers type the figures of full width that their keyboard gives them.
const plainFigures = (typed: string): string =>
  typed.replaceAll(/[０-９．]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) - 0xfee0)).replaceAll(',', '');

const numberValue = (field: NumberField, typed: string, path: string): Built => {
  const text = plainFigures(typed);
  const value = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  const { whole, least, most, above } = field;
  if (Number.isNaN(value)) return lacking(path, field, 'number');
  if (whole && !Number.isSafeInteger(value)) return lacking(path, field, 'whole');
  if (least !== null && value < least) return lacking(path, field, 'least', least);
  if (above !== null && value <= above) return lacking(path, field, 'above', above);
  if (most !== null && value > most) return lacking(path, field, 'most', most);
  return sound(value);
};

const listValue = (field: ListField, draft: Draft | undefined, path: string): Built => {
  const built = listIn(draft).flatMap((one, at) => (isFilled(one) ? [bodyAt(field.item, one, `${path}.${at}`)] : []));
  if (built.length === 0 && !field.required) return sound(undefined);
  if (built.length < field.least) return lacking(path, field, 'few', field.least);
  if (field.most !== null && built.length > field.most) return lacking(path, field, 'many', field.most);
  return { value: built.map(({ value }) => value), problems: built.flatMap(({ problems }) => problems) };
};

const groupValue = (field: GroupField, draft: Draft | undefined, path: string): Built => {
  if (!field.required && !isFilled(draft)) return sound(undefined);
  const parts = groupIn(draft);
  const built = field.fields.map(
    (one) => [one.key, bodyAt(one, parts[one.key], path === '' ? one.key : `${path}.${one.key}`)] as const,
  );
  return {
    value: Object.fromEntries(built.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]]))),
    problems: built.flatMap(([, { problems }]) => problems),
  };
};

const unionValue = (field: UnionField, draft: Draft | undefined, path: string): Built => {
  const parts = groupIn(draft);
  const chosen = textIn(parts[CHOSEN]);
  const kind = chosen === '' ? undefined : field.kinds[Number(chosen)];
  return kind === undefined ? empty(path, field, 'unchosen') : bodyAt({ ...kind, required: true }, parts[chosen], path);
};

// Text that is JSON is read as JSON; any other text is itself.
const anyValue = (typed: string): unknown => {
  try {
    return JSON.parse(typed) as unknown;
  } catch {
    return typed;
  }
};

const recordValue = (field: RecordField, draft: Draft | undefined, path: string): Built => {
  const pairs = listIn(draft)
    .map(groupIn)
    .filter((one) => textIn(one['key']).trim() !== '');
  if (pairs.length === 0) return empty(path, field);
  const built = pairs.map(({ key, value }): readonly [string, Built] => {
    const name = textIn(key).trim();
    const inner = field.value;
    return [name, inner === null ? sound(anyValue(textIn(value))) : bodyAt(inner, value, `${path}.${name}`)];
  });
  return {
    value: Object.fromEntries(built.map(([name, { value }]) => [name, value])),
    problems: built.flatMap(([, { problems }]) => problems),
  };
};

const scalarValue = (
  field: TextField | NumberField | ChoiceField | FlagField | TimeField,
  typed: string,
  path: string,
): Built => {
  switch (field.kind) {
    case 'text':
      return typed === '' ? empty(path, field) : textValue(field, typed, path);
    case 'number':
      return typed === '' ? empty(path, field) : numberValue(field, typed, path);
    case 'choice': {
      const found = field.options.find(({ value }) => String(value) === typed);
      return found === undefined ? empty(path, field, 'unchosen') : sound(found.value);
    }
    case 'flag':
      return typed === '' ? empty(path, field, 'unchosen') : sound(typed === 'true');
    case 'day':
      if (typed === '') return empty(path, field);
      return isDay(typed) ? sound(typed) : lacking(path, field, 'day');
    case 'instant': {
      if (typed === '' || typed === 'T') return empty(path, field);
      const instant = instantTyped(typed);
      return instant === null ? lacking(path, field, 'instant') : sound(instant);
    }
  }
};

const bodyAt = (field: Field, draft: Draft | undefined, path: string): Built => {
  switch (field.kind) {
    case 'fixed':
      return sound(field.required ? field.value : undefined);
    case 'group':
      return groupValue(field, draft, path);
    case 'list':
      return listValue(field, draft, path);
    case 'union':
      return unionValue(field, draft, path);
    case 'record':
      return recordValue(field, draft, path);
    case 'text':
    case 'number':
    case 'choice':
    case 'flag':
    case 'day':
    case 'instant':
      return scalarValue(field, textIn(draft).trim(), path);
  }
};

/** What a form sends for what was typed, and what keeps it from being sent. */
export const bodyOf = (
  form: GroupField,
  draft: Draft,
): Built & { readonly value: Readonly<Record<string, unknown>> } => {
  const { value, problems } = bodyAt({ ...form, required: true }, draft, '');
  return { value: typeof value === 'object' && value !== null ? { ...value } : {}, problems };
};
