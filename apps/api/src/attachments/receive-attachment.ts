import { z } from '@hono/zod-openapi';
import { ATTACHMENT_KINDS, type AttachmentKind, text } from '@gongkai/core';
import { AttachmentError, type Inspected, type StoredFile } from '@gongkai/engine';
import type { Pool } from '@gongkai/reading/apart';
import { checkName, takeFile } from '@gongkai/reading/attached';
import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import {
  accepted,
  apiError,
  boundaryOf,
  caseFor,
  type Deps,
  type Env,
  FormError,
  type FormPart,
  formParts,
  malformed,
  permittedOn,
  refuseConditions,
  refuseQuery,
  requestBytes,
  submitterOf,
  textOf,
} from '../http/index.ts';

const KINDS = Object.keys(ATTACHMENT_KINDS) as [AttachmentKind, ...AttachmentKind[]];

/** The fields of the form of an attachment, beside its file. */
export const attachmentFields = z.strictObject({
  kind: z.enum(KINDS).openapi({ description: 'what the document is' }),
  pages: z
    .string()
    .regex(/^\d{1,6}$/, 'a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(100_000))
    .optional()
    .openapi({ type: 'integer', minimum: 1, maximum: 100_000 }),
});

const UPLOAD = text(
  '请求内容须为 multipart/form-data(字段 file、kind,可有 pages)',
  'The body must be multipart/form-data with `file` and `kind`, and `pages` where they are known',
);

const invalid = (path: string, message: string) => apiError('http/invalid', { issues: [{ path, message }] });

/** Fields of a form, each once. */
const addField = async (fields: Map<string, string>, part: FormPart): Promise<void> => {
  if (fields.has(part.name)) throw invalid(part.name, 'given twice');
  if (part.name === 'file') throw invalid('file', part.fileName === null ? 'must be a file' : 'given twice');
  fields.set(part.name, await textOf(part));
};

const readFields = (fields: ReadonlyMap<string, string>): z.output<typeof attachmentFields> => {
  const read = attachmentFields.safeParse(Object.fromEntries(fields));
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw apiError('http/invalid', { issues });
};

/**
 * The parts of a form up to its file, and those after it once the file was read: a form may have them in any order.
 * @throws ProblemError
 */
const openForm = async (parts: AsyncGenerator<FormPart>) => {
  const fields = new Map<string, string>();
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    const { value: part } = next;
    if (part.name !== 'file' || part.fileName === null) {
      await addField(fields, part);
      continue;
    }
    const rest = async (): Promise<z.output<typeof attachmentFields>> => {
      for (let one = await parts.next(); one.done !== true; one = await parts.next()) await addField(fields, one.value);
      return readFields(fields);
    };
    return { name: part.fileName, content: part.content, fields, rest };
  }
  throw invalid('file', 'required');
};

type OpenForm = Awaited<ReturnType<typeof openForm>>;

/** Looks at a stored file: what it is, and what the scanner says of it. */
const inspectWith =
  (c: Context<Env>, { scanner }: Deps, looks: Pool, form: OpenForm) =>
  async (file: StoredFile): Promise<Inspected> => {
    const { signal } = c.req.raw;
    const fields = await form.rest();
    const taken = await takeFile(form.name, file, () => looks.enter(c.var.caller.id), signal);
    if (scanner === undefined) return { ...fields, ...taken, kind: fields.kind, scan: 'not-scanned' };
    const found = await scanner.scan(file.stream(), signal);
    if (found !== null) throw new AttachmentError('attachment/infected', `found: ${found}`);
    return { ...fields, ...taken, kind: fields.kind, scan: 'clean' };
  };

/** Gives the validator of the route what was read; the cache holds promises, contrary to its type. */
const takeFields = (c: Context<Env>, fields: ReadonlyMap<string, string>): void => {
  const form = new FormData();
  for (const [name, value] of fields) form.set(name, value);
  form.set('file', new File([], ''));
  c.req.bodyCache.formData = Promise.resolve(form) as unknown as FormData;
};

/** Stores the file of a form as it arrives and records it, for the route that answers; who may not is refused first. */
export const receiveAttachment = (deps: Deps, looks: Pool): MiddlewareHandler<Env> =>
  createMiddleware<Env>(async (c, next) => {
    if (c.req.method !== 'POST') return next();
    const { engine, metrics } = deps;
    refuseConditions(c);
    refuseQuery(c);
    const by = submitterOf(c);
    const record = await caseFor(engine, c.var.caller, c.req.param('id') ?? '');
    const context = { permitted: permittedOn(engine, c.var.caller, record), factAt: '' };
    const barred = await engine.attachments.barred(record, by);
    if (barred !== null) await accepted(barred, metrics, context);
    const boundary = boundaryOf(c.req.header('content-type') ?? '');
    if (boundary === null) throw apiError('http/media-type', { reason: UPLOAD });
    try {
      const form = await openForm(formParts(requestBytes(c), boundary));
      // Before its bytes are stored.
      checkName(form.name);
      const inspect = inspectWith(c, deps, looks, form);
      const outcome = await engine.attachments.attach({ caseId: record.id, bytes: form.content, inspect }, by);
      c.set('attached', (await accepted(outcome, metrics, context)).entry);
      takeFields(c, form.fields);
    } catch (error) {
      throw error instanceof FormError ? malformed(error.message) : error;
    }
    return next();
  });
