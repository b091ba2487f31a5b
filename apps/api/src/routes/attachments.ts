import { createRoute, z } from '@hono/zod-openapi';
import type { Attachment, Engine } from '@gongkai/engine';
import type { Pool } from '@gongkai/reading/apart';
import { FILE_KINDS } from '@gongkai/reading/attached';
import { attachmentSchema, attachmentView } from '../attachments/attachment-view.ts';
import { attachmentFields, receiveAttachment } from '../attachments/receive-attachment.ts';
import { serveAttachment } from '../attachments/serve-attachment.ts';
import { caseFor, procedureOf } from '../http/caller.ts';
import { apiError } from '../http/problem.ts';
import { json, newRoutes, problems } from '../http/routes.ts';
import type { Deps } from '../http/types.ts';
import { mayReadPersonal } from '../views/redact.ts';
import { caseIdParam, wholeNumber } from './schemas.ts';

const file = z
  .custom<File>((value) => value instanceof File, 'must be a file')
  .openapi({
    type: 'string',
    format: 'binary',
    description: 'pdf, ofd, doc, docx, wps, xls, xlsx, et, jpg, png, heic, txt or eml; its content decides',
  });

const BINARY = Object.fromEntries(
  Object.values(FILE_KINDS).map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }]),
);

const attach = createRoute({
  method: 'post',
  path: '/cases/{id}/attachments',
  tags: ['cases'],
  summary: 'Attach a document to a case',
  description:
    'Stores the file and records the fact `document.attached` with its SHA-256. 50 MB a file and 200 MB a case, unless the installation says otherwise.',
  request: {
    params: caseIdParam,
    query: z.strictObject({}),
    body: { required: true, content: { 'multipart/form-data': { schema: attachmentFields.extend({ file }) } } },
  },
  responses: { 201: json('the attachment', attachmentSchema), ...problems },
});

const listAttachments = createRoute({
  method: 'get',
  path: '/cases/{id}/attachments',
  tags: ['cases'],
  summary: 'List the documents of a case',
  request: { params: caseIdParam, query: z.strictObject({}) },
  responses: {
    200: json(
      'every document, in order, without those whose entry is void',
      z.object({ attachments: z.array(attachmentSchema) }),
    ),
    ...problems,
  },
});

const readAttachment = createRoute({
  method: 'get',
  path: '/cases/{id}/attachments/{seq}',
  tags: ['cases'],
  summary: 'Read the content of a document',
  description: 'Only for duties that handle the case.',
  request: { params: caseIdParam.extend({ seq: wholeNumber(1, 999_999_999) }), query: z.strictObject({}) },
  responses: {
    200: {
      description: 'the bytes that were attached; `ETag` is their SHA-256',
      content: BINARY,
    },
    304: { description: 'the content with the `ETag` of `If-None-Match`' },
    ...problems,
  },
});

const found = (all: readonly Attachment[], seq: number): Attachment => {
  const one = all.find((attachment) => attachment.seq === seq);
  if (one === undefined) throw apiError('attachment/missing');
  return one;
};

const viewOf = async (engine: Engine, attachment: Attachment, open: boolean) => {
  const stored = await engine.attachments.open(attachment);
  return attachmentView(attachment, stored?.scan ?? 'missing', open);
};

/** Routes of the documents of a case. */
export const attachmentRoutes = (deps: Deps, looks: Pool) => {
  const { engine, scanner } = deps;
  const app = newRoutes();
  app.use('/cases/:id/attachments', receiveAttachment(deps, looks));
  return app
    .openapi(attach, async (c) => {
      const { id } = c.req.valid('param');
      const { seq } = c.var.attached;
      c.header('location', `/api/v1/cases/${id}/attachments/${seq}`);
      return c.json(await viewOf(engine, found(await engine.attachments.list(id), seq), true), 201);
    })
    .openapi(listAttachments, async (c) => {
      const record = await caseFor(engine, c.var.caller, c.req.valid('param').id);
      const open = mayReadPersonal(c.var.caller, procedureOf(engine, record));
      const attachments = [];
      for (const one of await engine.attachments.list(record.id)) attachments.push(await viewOf(engine, one, open));
      return c.json({ attachments }, 200);
    })
    .openapi(readAttachment, async (c) => {
      const { id, seq } = c.req.valid('param');
      const record = await caseFor(engine, c.var.caller, id);
      const one = found(await engine.attachments.list(record.id), seq);
      if (!mayReadPersonal(c.var.caller, procedureOf(engine, record))) throw apiError('auth/forbidden');
      return (await serveAttachment(c, engine, one, scanner)) as never;
    });
};
