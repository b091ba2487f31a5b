import { CalendarError, civilDate, instantOf } from '@gongkai/calendar';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ApiDocument, JsonSchema, Operation } from './operations-of.ts';
import { undeclaredParts } from './undeclared-parts.ts';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Returns every deviation of an answer from the declaration of its operation. */
export type Judge = (operation: Operation, answer: Answer) => readonly string[];

const reads = (read: (text: string) => unknown) => (text: string) => {
  try {
    read(text);
    return true;
  } catch (error) {
    if (error instanceof CalendarError) return false;
    throw error;
  }
};

const ID = 'document';

const parsed = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

const isProblem = (value: unknown): value is { readonly status: unknown } =>
  typeof value === 'object' && value !== null && 'code' in value && 'status' in value;

/** The faults of an answer by the rules of HTTP alone. */
export const plainFaults = (method: string, { status, headers, text }: Answer): readonly string[] => {
  if (status >= 500) return [`answers ${status}: ${text.slice(0, 200)}`];
  if (status === 401 && headers.get('www-authenticate') === null) return ['answers 401 without WWW-Authenticate'];
  if (status !== 405) return [];
  const allowed = (headers.get('allow') ?? '').split(/, */);
  if (allowed.join('') === '') return ['answers 405 without Allow'];
  return allowed.includes(method) ? [`answers 405 to ${method} and yet allows it`] : [];
};

/** A judge of answers by a document. */
export const judgeOf = (document: ApiDocument): Judge => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addFormat('date-time', reads(instantOf)).addFormat('date', reads(civilDate)).addFormat('email', true);
  ajv.addSchema({ $id: ID, components: document.components });
  const compiled = new Map<JsonSchema, ValidateFunction>();
  const validatorOf = (schema: JsonSchema): ValidateFunction => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    // References are relative to the document.
    const made = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${ID}#/`)));
    compiled.set(schema, made);
    return made;
  };

  const bodyFaults = (schema: JsonSchema, text: string, status: number): readonly string[] => {
    const body = parsed(text);
    if (body === null) return ['the body is not JSON'];
    const validate = validatorOf(schema);
    validate(body.value);
    return [
      ...(validate.errors ?? []).map(({ instancePath, message }) => `the body at ${instancePath || '/'}: ${message}`),
      ...undeclaredParts(document, schema, body.value).map((path) => `the body has ${path}, which is not declared`),
      ...(isProblem(body.value) && body.value.status !== status ? ['the problem names another status'] : []),
    ];
  };

  return ({ responses }, { status, headers, text }) => {
    const content = responses[status];
    if (content === undefined) return [`answers ${status}, which is not declared`];
    const [mediaType = ''] = (headers.get('content-type') ?? '').split(';');
    if (Object.keys(content).length === 0) return text === '' ? [] : ['has a body where none is declared'];
    const declared = content[mediaType];
    if (declared === undefined) return [`answers ${status} as ${mediaType || 'nothing'}, which is not declared`];
    return mediaType.endsWith('json') ? bodyFaults(declared.schema ?? {}, text, status) : [];
  };
};
