import { createRoute, z } from '@hono/zod-openapi';
import { text } from '@gongkai/core';
import type { ReportDocument } from '@gongkai/audit';
import { auditReport, plainDocument } from '@gongkai/audit';
import { ReadingError, readReport } from '@gongkai/reading';
import { orNull } from '../views/schema.ts';
import { apiError } from '../http/problem.ts';
import { json, newRoutes, problems } from '../http/routes.ts';

/** Maximum bytes of an upload: a report has some hundred thousand, a scanned PDF some millions. */
export const LARGEST_UPLOAD = 8 * 1024 * 1024;
/**
 * Maximum characters of a report; that of a province has twenty thousand. A longer one would delay every other request.
 */
const LONGEST_REPORT = 1_000_000;

const VERDICTS = ['pass', 'error', 'rounding', 'cannot-assess', 'integrity'] as const;
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

/** @throws ProblemError with the code of the reader. */
const readOr = async (given: File): Promise<ReportDocument> => {
  try {
    const document = await readReport(new Uint8Array(await given.arrayBuffer()));
    if (document.text.length > LONGEST_REPORT) throw apiError('reading/too-large');
    return document;
  } catch (error) {
    if (error instanceof ReadingError) throw apiError(error.code);
    throw error;
  }
};

/** The audited report, and last year's where it is given. */
interface Given {
  readonly document: ReportDocument;
  readonly previous?: ReportDocument;
}

const view = ({ document, previous }: Given): z.infer<typeof auditSchema> => {
  const findings = auditReport(document, previous === undefined ? {} : { previous });
  const count = (verdict: (typeof VERDICTS)[number]) => findings.filter((one) => one.verdict === verdict).length;
  return {
    counts: {
      pass: count('pass'),
      error: count('error'),
      rounding: count('rounding'),
      'cannot-assess': count('cannot-assess'),
      integrity: count('integrity'),
    },
    findings: findings.map(({ operands, occurrences, ...rest }) => ({
      ...rest,
      operands: [...operands],
      ...(occurrences === undefined
        ? {}
        : { occurrences: occurrences.map((one) => ({ ...one, candidates: [...one.candidates] })) }),
    })),
  };
};

const UPLOAD = text(
  '请求内容须为 multipart/form-data(字段 report)或 application/json(字段 text)',
  'The body must be multipart/form-data with a file `report`, or application/json with a `text`',
);

const MULTIPART = /^multipart\/form-data\b/i;
const JSON_TYPE = /^application\/(?:[a-z.-]+\+)?json\b/i;

/** The route that audits a published report. */
export const auditRoutes = () =>
  newRoutes().openapi(makeAudit, async (c) => {
    const type = c.req.header('content-type') ?? '';
    if (!MULTIPART.test(type) && !JSON_TYPE.test(type)) {
      throw apiError('http/media-type', { reason: UPLOAD });
    }
    const given = MULTIPART.test(type) ? c.req.valid('form') : c.req.valid('json');
    const read = (one: string | File) => (typeof one === 'string' ? plainDocument(one) : readOr(one));
    const document = await read('report' in given ? given.report : given.text);
    const before = given.previous === undefined ? {} : { previous: await read(given.previous) };
    return c.json(view({ document, ...before }), 200);
  });
