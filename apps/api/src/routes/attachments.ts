import { createRoute, z } from '@hono/zod-openapi';
import { text } from '@gongkai/core';
import type { Attachment, Engine } from '@gongkai/engine';
import type { Pool } from '@gongkai/reading/apart';
import { FILE_KINDS } from '@gongkai/reading/attached';
import { attachmentSchema, attachmentView } from '../attachments/attachment-view.ts';
import { attachmentFields, receiveAttachment } from '../attachments/receive-attachment.ts';
import { serveAttachment } from '../attachments/serve-attachment.ts';
import {
  apiError,
  caseFor,
  type Deps,
  json,
  newRoutes,
  problems,
  procedureOf,
  reasonHeader,
  showsPersonal,
} from '../http/index.ts';
import { personsIn } from '../views/recorder-view.ts';
import { caseIdParam, wholeNumber } from './schemas.ts';

const reasonNeeded = text(
  '不承办此案的人员阅看附件,须以 x-reason 首部说明理由',
  'Those who do not handle the case read a document of it with a reason, in the header `x-reason`',
);

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
  request: { params: caseIdParam, query: z.strictObject({}), headers: z.object(reasonHeader) },
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
  description: 'Only for those who handle the case, and others with a duty who say why (`X-Reason`).',
  request: {
    params: caseIdParam.extend({ seq: wholeNumber(1, 999_999_999) }),
    query: z.strictObject({}),
    headers: z.object(reasonHeader),
  },
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

/** Attachments as a reader sees them; `open`: whether personal data are shown. */
const viewsOf = async (engine: Engine, all: readonly Attachment[], open: boolean) => {
  const names = open ? await engine.people.names(personsIn(all)) : null;
  const views = [];
  for (const one of all) {
    const stored = await engine.attachments.open(one);
    views.push(attachmentView(one, stored?.scan ?? 'missing', names));
  }
  return views;
};

/** Routes of the documents of a case. */
export const attachmentRoutes = (deps: Deps, looks: Pool) => {
  const { engine, scanner } = deps;
  const app = newRoutes();
  app.use('/cases/:id/attachments', receiveAttachment(deps, looks));
  return app
    .openapi(attach, async (c) => {
      const { id } = c.req.valid('param');
      const made = found(await engine.attachments.list(id), c.var.attached.seq);
      const [view] = await viewsOf(engine, [made], true);
      if (view === undefined) throw apiError('attachment/missing');
      c.header('location', `/api/v1/cases/${id}/attachments/${made.seq}`);
      return c.json(view, 201);
    })
    .openapi(listAttachments, async (c) => {
      const { caller } = c.var;
      const record = await caseFor(engine, caller, c.req.valid('param').id);
      const reason = c.req.valid('header')['x-reason'];
      const open = await showsPersonal(engine, caller, record, procedureOf(engine, record), reason);
      return c.json({ attachments: await viewsOf(engine, await engine.attachments.list(record.id), open) }, 200);
    })
    .openapi(readAttachment, async (c) => {
      const { caller } = c.var;
      const { id, seq } = c.req.valid('param');
      const record = await caseFor(engine, caller, id);
      const one = found(await engine.attachments.list(record.id), seq);
      const reason = c.req.valid('header')['x-reason'];
      const open = await showsPersonal(engine, caller, record, procedureOf(engine, record), reason);
      if (!open) throw apiError('auth/forbidden', caller.administrator === null ? { reason: reasonNeeded } : {});
      return (await serveAttachment(c, engine, one, scanner)) as never;
    });
};
