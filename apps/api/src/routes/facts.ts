import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import { type LedgerEntry } from '@gongkai/engine';
import {
  accepted,
  caseFor,
  type Deps,
  json,
  newRoutes,
  pageOf,
  permittedOn,
  problems,
  procedureOf,
  reasonHeader,
  showsPersonal,
  submitterOf,
  wantsMinimal,
} from '../http/index.ts';
import { refuseUploaded } from '../attachments/refuse-uploaded.ts';
import {
  caseForCaller,
  personsIn,
  previewSchema,
  previewView,
  recordedSchema,
  recordedView,
  recorderSchema,
  recorderView,
  REDACTED,
  redactedEntry,
} from '../views/index.ts';
import { bodyOf, caseIdParam, factSchema, minimalResponse, wholeNumber, writeHeaders, writeQuery } from './schemas.ts';

const recordFact = createRoute({
  method: 'post',
  path: '/cases/{id}/facts',
  tags: ['cases'],
  summary: 'Record a fact',
  request: { params: caseIdParam, query: writeQuery, headers: writeHeaders, body: bodyOf(factSchema) },
  responses: {
    200: json(
      'the case after the fact; with `dryRun=true` what would happen',
      z.union([recordedSchema, previewSchema]),
    ),
    204: minimalResponse,
    ...problems,
  },
});

const entrySchema = z
  .object({
    seq: z.int(),
    type: z.string(),
    at: z.string(),
    recordedAt: z.string(),
    by: recorderSchema,
    fact: z.record(z.string(), z.unknown()).openapi({
      description: `as it was recorded; for duties that do not handle the case, ${REDACTED} in place of whatever is not public`,
    }),
    hash: z.string().nullable().openapi({ description: 'null for those to whom parts of the fact are not shown' }),
    previousHash: z.string().nullable(),
    imported: z
      .string()
      .optional()
      .openapi({ description: 'the import that recorded it, with the date that it had before' }),
  })
  .openapi('LedgerEntry');

const MOST_FACTS = 100;

const readHistory = createRoute({
  method: 'get',
  path: '/cases/{id}/facts',
  tags: ['cases'],
  summary: 'Read the ledger of a case',
  request: {
    params: caseIdParam,
    headers: z.object(reasonHeader),
    query: z.strictObject({
      after: wholeNumber(0, 999_999_999).optional(),
      limit: wholeNumber(1, MOST_FACTS).optional(),
    }),
  },
  responses: {
    200: json(
      'a page of facts in order, with the hashes that chain them; `next` is the `after` of the following one',
      z.object({ facts: z.array(entrySchema), next: z.string().nullable() }),
    ),
    ...problems,
  },
});

const NO_NAMES: ReadonlyMap<string, string> = new Map();

const entryView = (
  entry: LedgerEntry | ReturnType<typeof redactedEntry>,
  names: ReadonlyMap<string, string>,
): z.infer<typeof entrySchema> => ({
  seq: entry.seq,
  type: entry.type,
  at: formatInstant(entry.at),
  recordedAt: formatInstant(entry.recordedAt),
  by: recorderView(entry.by, entry.hash === null ? null : names),
  fact: { ...entry.fact },
  hash: entry.hash,
  previousHash: entry.previousHash,
  ...(entry.imported === undefined ? {} : { imported: entry.imported }),
});

/** Routes that record a fact and read the ledger of a case. */
export const factRoutes = ({ engine, metrics }: Deps) =>
  newRoutes()
    .openapi(recordFact, async (c) => {
      const { caller } = c.var;
      const { id } = c.req.valid('param');
      const by = submitterOf(c);
      refuseUploaded(c.req.valid('json'));
      const context = {
        permitted: async () => permittedOn(engine, caller, await caseFor(engine, caller, id))(),
        factAt: '',
      };
      if (c.req.valid('query').dryRun === 'true') {
        await caseFor(engine, caller, id);
        const preview = await engine.preview(id, c.req.valid('json'), by);
        return c.json(await previewView(engine, caller, preview, context), 200);
      }
      const done = await accepted(await engine.submit(id, c.req.valid('json'), by), metrics, context);
      c.header('etag', `"${done.case.state.version}"`);
      if (wantsMinimal(c)) return c.body(null, 204);
      const view = await caseForCaller(engine, caller, done.case, { now: done.entry.recordedAt });
      return c.json(recordedView(view), 200);
    })
    .openapi(readHistory, async (c) => {
      const { caller } = c.var;
      const record = await caseFor(engine, caller, c.req.valid('param').id);
      const procedure = procedureOf(engine, record);
      const open = await showsPersonal(engine, caller, record, procedure, c.req.valid('header')['x-reason']);
      const { after, limit = MOST_FACTS } = c.req.valid('query');
      const found = await engine
        .as(caller)
        .history(record.id, { ...(after === undefined ? {} : { after }), limit: limit + 1 });
      const { items, next } = pageOf(found, limit, ({ seq }) => String(seq));
      const names = open ? await engine.people.names(personsIn(items)) : NO_NAMES;
      const facts = items.map((entry) => entryView(open ? entry : redactedEntry(entry, procedure), names));
      return c.json({ facts, next }, 200);
    });
