import { createRoute, z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { Duty } from '@gongkai/core';
import { type Caller, dutiesIn, type Engine, IMPORT_KINDS, type ImportView, type PlannedSheet } from '@gongkai/engine';
import type { SheetRow } from '@gongkai/reading';
import { agencyFor, apiError, type Deps, json, newRoutes, problems, refuseConditions } from '../http/index.ts';
import { linkParts, makeLink } from '../sign-in/make-link.ts';
import { instantText, orNull, textSchema } from '../views/schema.ts';
import { agencyName, flag } from './schemas.ts';

/** Faults that an answer names. */
const MOST_FAULTS = 2000;

const kind = z.enum(IMPORT_KINDS);
const importSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['cases', 'agencies', 'people', 'registers']),
    agency: z.string().nullable(),
    state: z.enum(['ready', 'running', 'interrupted', 'done']).openapi({
      description: '`interrupted`: started, and not running on this node; it goes on when it is committed again',
    }),
    rows: z.int(),
    done: z.int().openapi({ description: 'rows that are recorded, or that failed' }),
    failed: z.array(z.object({ row: z.int(), code: z.string() })),
    madeBy: z.string(),
    madeAt: instantText,
    startedAt: instantText.nullable(),
    endedAt: instantText.nullable(),
  })
  .openapi('Import');

const faultSchema = z
  .object({
    row: z.int().openapi({ description: 'as the program shows it' }),
    cell: z.string().nullable().openapi({ description: 'such as C12; null for a column that is not there' }),
    column: z.string().openapi({ description: 'its heading' }),
    field: z.string().nullable().openapi({ description: 'what the column is read as' }),
    code: z.string(),
    why: textSchema,
  })
  .openapi('ImportFault');

const planSchema = z
  .object({
    rows: z.int().openapi({ description: 'rows below the headings' }),
    errors: z.array(faultSchema).openapi({ description: `by row, at most ${MOST_FAULTS}` }),
    errorCount: z.int(),
    columns: z.array(z.object({ heading: z.string(), field: z.string() })),
    ignored: z.array(z.string()).openapi({ description: 'headings that are not read' }),
    willCreate: z.object({ cases: z.int(), facts: z.int(), agencies: z.int(), people: z.int(), entries: z.int() }),
    import: orNull(importSchema).openapi({ description: 'null for a dry run, which keeps nothing' }),
  })
  .openapi('ImportPlan');

const MAPPING = z.record(z.string().max(200), z.string().max(40));

const mapping = z
  .string()
  .max(8000)
  .optional()
  .transform((value, context): Readonly<Record<string, string>> => {
    if (value === undefined) return {};
    try {
      return MAPPING.parse(JSON.parse(value));
    } catch {
      context.addIssue({ code: 'custom', message: 'a JSON object of headings and fields' });
      return z.NEVER;
    }
  })
  .openapi({ type: 'string', description: 'JSON: the field of a column by its heading, where that does not say it' });

const file = z
  .custom<File>((value) => value instanceof File, 'must be a file')
  .openapi({ type: 'string', format: 'binary', description: '.xlsx or .csv; the first row has the headings' });

const makeImport = createRoute({
  method: 'post',
  path: '/imports',
  tags: ['imports'],
  summary: 'Read a ledger that was kept before, and say what would be created; keep it to be committed',
  description:
    'Each row is judged as it would be recorded, with its true dates. With `dryRun=true` nothing is kept. Requests are ' +
    'for the head of the disclosure office, agencies, people and registers for administrators. A file of people has no ' +
    'passwords: once they are added, make a link for each by `POST /imports/{id}/invitations`.',
  request: {
    query: z.strictObject({
      dryRun: flag.openapi({ description: 'true: keep nothing' }),
      skipFaulty: flag.openapi({
        description: 'true: keep the rows without a fault; otherwise none where one has a fault',
      }),
    }),
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.strictObject({
            file,
            kind,
            mapping,
            agency: agencyName.optional(),
            sheet: z.string().max(200).optional().openapi({ description: 'the sheet; the first one by default' }),
          }),
        },
      },
    },
  },
  responses: { 200: json('faults by row and column, and what is created', planSchema), ...problems },
});

const listImports = createRoute({
  method: 'get',
  path: '/imports',
  tags: ['imports'],
  summary: 'List the last imports, the newest first',
  responses: { 200: json('at most 20', z.object({ imports: z.array(importSchema) })), ...problems },
});

const importId = z.object({ id: z.string().max(64) });

const readImport = createRoute({
  method: 'get',
  path: '/imports/{id}',
  tags: ['imports'],
  summary: 'Read how far an import has got',
  request: { params: importId },
  responses: { 200: json('the import', importSchema), ...problems },
});

const commitImport = createRoute({
  method: 'post',
  path: '/imports/{id}/commit',
  tags: ['imports'],
  summary: 'Record an import in the background, or go on where it stopped: everything once',
  request: { params: importId },
  responses: { 202: json('the import; read it again for its progress', importSchema), ...problems },
});

const inviteImported = createRoute({
  method: 'post',
  path: '/imports/{id}/invitations',
  tags: ['imports'],
  summary: 'Make a one-time link for each person of an import who has no password yet',
  description:
    'As `POST /invitations` for one person: each link is shown once, works once and for 24 hours, and ends the earlier ' +
    'ones of its person. Before the import has ended there are none.',
  request: { params: importId },
  responses: {
    201: json(
      'the links',
      z.object({ invitations: z.array(z.object({ person: z.string(), name: z.string(), ...linkParts })) }),
    ),
    ...problems,
  },
});

type Kind = z.infer<typeof importSchema>['kind'];

// `add` wrote the kind of a plan.
const kindOf = ({ kind: of }: Pick<ImportView, 'kind'>): Kind => of as Kind;

const importView = ({ by, at, startedAt, startedBy: _starter, endedAt, failed, ...rest }: ImportView) => ({
  ...rest,
  kind: kindOf(rest),
  failed: [...failed],
  madeBy: by,
  madeAt: formatInstant(at),
  startedAt: startedAt === null ? null : formatInstant(startedAt),
  endedAt: endedAt === null ? null : formatInstant(endedAt),
});

const planView = (
  { rows, faults, columns, ignored, willCreate }: PlannedSheet,
  kept: ImportView | null,
): z.infer<typeof planSchema> => ({
  rows,
  errors: faults.slice(0, MOST_FAULTS).map(({ letters, row, ...rest }) => ({
    row,
    cell: letters === null ? null : `${letters}${row}`,
    ...rest,
  })),
  errorCount: faults.length,
  columns: [...columns],
  ignored: [...ignored],
  willCreate,
  import: kept === null ? null : importView(kept),
});

const IMPORTING = 'office-head' satisfies Duty;

/** Requests are business of their office; the tree of agencies and registers are not. */
const mayImport = (caller: Caller, of: Kind, agency: string): boolean =>
  of === 'cases' ? dutiesIn(caller, agency).includes(IMPORTING) : caller.administrator === 'system';

const isOf = (caller: Caller, { kind: of, agency }: ImportView): boolean =>
  of === 'cases' ? dutiesIn(caller, agency ?? '').length > 0 : caller.administrator === 'system';

/** An import that a caller may commit; one of another office is answered like one that does not exist. */
const reach = (caller: Caller, one: ImportView | null): ImportView => {
  if (one === null || !isOf(caller, one)) throw apiError('import/unknown');
  if (one.kind === 'cases' && !mayImport(caller, 'cases', one.agency ?? '')) throw apiError('auth/forbidden');
  return one;
};

const keep = async (engine: Engine, planned: PlannedSheet, skipFaulty: boolean, by: string): Promise<ImportView> => {
  const { cases, agencies, people, entries } = planned.willCreate;
  if (planned.faults.length > 0 && !skipFaulty) throw apiError('import/faulty');
  if (cases + agencies + people + entries === 0) throw apiError('import/nothing');
  return engine.imports.add(planned.plan, by);
};

/** Routes of imports. */
export const importRoutes = (deps: Deps, parts: { readonly address: string }) => {
  const { engine } = deps;
  return newRoutes()
    .openapi(makeImport, async (c) => {
      refuseConditions(c);
      const { caller } = c.var;
      const { file: given, kind: of, mapping: columns, agency: asked, sheet } = c.req.valid('form');
      const isOfOffice = of === 'requests';
      // The missing duty is reported before a missing agency.
      if (isOfOffice && caller.administrator !== null) throw apiError('auth/forbidden');
      const agency = isOfOffice ? agencyFor(caller, asked) : '';
      if (!mayImport(caller, isOfOffice ? 'cases' : of, agency)) throw apiError('auth/forbidden');
      const bytes = new Uint8Array(await given.arrayBuffer());
      const rows = (await c.var.place.run('rows', { bytes, sheet }, c.req.raw.signal)) as readonly SheetRow[];
      const planned = await engine.imports.plan(rows, { kind: of, agency, mapping: columns }, caller.person);
      const { dryRun, skipFaulty } = c.req.valid('query');
      const kept = dryRun === 'true' ? null : await keep(engine, planned, skipFaulty === 'true', caller.id);
      return c.json(planView(planned, kept), 200);
    })
    .openapi(listImports, async (c) => {
      const { caller } = c.var;
      const all = await engine.imports.list(caller.administrator === 'system' ? null : caller.agency);
      const mine = all.filter((one) => isOf(caller, one) && mayImport(caller, kindOf(one), one.agency ?? ''));
      return c.json({ imports: mine.map(importView) }, 200);
    })
    .openapi(readImport, async (c) => {
      const one = reach(c.var.caller, await engine.imports.read(c.req.valid('param').id));
      return c.json(importView(one), 200);
    })
    .openapi(commitImport, async (c) => {
      refuseConditions(c);
      const { id } = reach(c.var.caller, await engine.imports.read(c.req.valid('param').id));
      const begun = await engine.imports.commit(id, c.var.caller.id);
      if (begun === null) throw apiError('import/unknown');
      return c.json(importView(begun), 202);
    })
    .openapi(inviteImported, async (c) => {
      refuseConditions(c);
      const { id, kind: of } = reach(c.var.caller, await engine.imports.read(c.req.valid('param').id));
      if (of !== 'people') throw apiError('import/unknown');
      const invitations = [];
      for (const person of (await engine.imports.people(id)) ?? []) {
        const found = await engine.people.find(person);
        const hasPassword = (await engine.signIn.byPerson(person))?.password ?? null;
        if (found === null || found.disabledAt !== null || hasPassword !== null) continue;
        invitations.push({ name: found.name, ...(await makeLink(c, deps, parts, person)) });
      }
      return c.json({ invitations }, 201);
    });
};
