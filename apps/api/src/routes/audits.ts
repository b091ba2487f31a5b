import { createRoute, z } from '@hono/zod-openapi';
import { text } from '@gongkai/core';
import { orNull } from '../views/schema.ts';
import { apiError, json, newRoutes, problems } from '../http/index.ts';
import { LONGEST_REPORT, VERDICTS } from '../work/audit-view.ts';

/** Maximum bytes of an upload: a report has some hundred thousand, a scanned PDF some millions. */
export const LARGEST_UPLOAD = 8 * 1024 * 1024;
const confidence = z.enum(['high', 'medium', 'low']);
const where = z
  .object({
    offset: z.int().openapi({ description: 'UTF-16 units from the start of the text as it was read' }),
    length: z.int(),
    line: z.int(),
    column: z.int(),
    section: z.string().nullable(),
  })
  .openapi('Place');

const finding = z
  .object({
    ruleId: z.string(),
    verdict: z.enum(VERDICTS),
    confidence: confidence.nullable(),
    where,
    quote: z.string(),
    stated: z.string().nullable(),
    computed: z.string().nullable(),
    operands: z.array(
      z.object({ label: z.string(), value: z.string(), unit: z.string().nullable(), where: orNull(where) }),
    ),
    assumption: z.string().nullable(),
    reason: z.string().nullable(),
    likelyCause: z.string().nullable(),
    occurrences: z
      .array(
        z.object({
          where,
          form: z.string(),
          confidence,
          candidates: z.array(z.object({ text: z.string(), confidence })),
        }),
      )
      .optional(),
  })
  .openapi('AuditFinding');

const auditSchema = z
  .object({
    counts: z.object({
      pass: z.int(),
      error: z.int(),
      rounding: z.int(),
      'cannot-assess': z.int(),
      integrity: z.int(),
    }),
    pagesWithoutText: z.array(z.int()).openapi({
      description: 'pages of a PDF that are pictures, or could not be read: nothing on them is audited',
    }),
    text: z.string().openapi({ description: 'the text as it was read; every offset points into it' }),
    findings: z.array(finding),
  })
  .openapi('Audit');

const file = z
  .custom<File>((value) => value instanceof File, 'must be a file')
  .openapi({ type: 'string', format: 'binary', description: 'plain text, HTML, .docx, .xlsx or PDF' });
const words = z.string().max(LONGEST_REPORT);

const makeAudit = createRoute({
  method: 'post',
  path: '/audits',
  tags: ['figures'],
  summary: 'Audit the figures of any published report, and find overwritten words',
  description: 'The report is not stored.',
  request: {
    body: {
      content: {
        'multipart/form-data': { schema: z.strictObject({ report: file, previous: file.optional() }) },
        'application/json': { schema: z.strictObject({ text: words.min(1), previous: words.min(1).optional() }) },
      },
    },
  },
  responses: {
    200: json('every finding in the order of the text, including those that pass', auditSchema),
    ...problems,
  },
});

const UPLOAD = text(
  '请求内容须为 multipart/form-data(字段 report)或 application/json(字段 text)',
  'The body must be multipart/form-data with a file `report`, or application/json with a `text`',
);

const MULTIPART = /^multipart\/form-data\b/i;
const JSON_TYPE = /^application\/(?:[a-z.-]+\+)?json\b/i;

/** The body that a process apart wrote, as the answer of a route with a schema. */
const written = (value: unknown): Response =>
  new Response(value as Uint8Array<ArrayBuffer>, { headers: { 'content-type': 'application/json' } });

/** The route that audits a published report. */
export const auditRoutes = () =>
  newRoutes().openapi(makeAudit, async (c) => {
    const type = c.req.header('content-type') ?? '';
    if (!MULTIPART.test(type) && !JSON_TYPE.test(type)) {
      throw apiError('http/media-type', { reason: UPLOAD });
    }
    const given = MULTIPART.test(type) ? c.req.valid('form') : c.req.valid('json');
    const read = async (one: string | File) =>
      typeof one === 'string' ? one : new Uint8Array(await one.arrayBuffer());
    const report = await read('report' in given ? given.report : given.text);
    const before = given.previous === undefined ? {} : { previous: await read(given.previous) };
    return written(await c.var.place.run('audit', { report, ...before }, c.req.raw.signal)) as never;
  });
