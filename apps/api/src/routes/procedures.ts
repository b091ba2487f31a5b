import { createRoute, z } from '@hono/zod-openapi';
import type { AnyProcedure } from '@gongkai/core';
import { dutiesOf, FILE_FACTS, fileDuties, type FileFactType, INSTRUMENTS, refusal } from '@gongkai/core';
import { citationSchema, citationView, diagramOf, factJsonSchema, orNull, textSchema } from '../views/index.ts';
import { factFieldViews, formFieldSchema, settingFieldViews, settingsJsonSchema } from '../views/index.ts';
import { type Deps, json, listRoute, newRoutes, ProblemError, problems, refusalProblem } from '../http/index.ts';

const summarySchema = z.object({ id: z.string(), version: z.string(), label: textSchema });

const procedureSchema = summarySchema
  .extend({
    openedBy: z.array(z.string()),
    course: z.array(z.string()).openapi({ description: 'the facts of the usual course, in order' }),
    states: z.array(
      z.object({
        id: z.string(),
        label: textSchema,
        admits: z.array(z.string()),
        table: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
      }),
    ),
    facts: z.array(
      z.object({
        type: z.string(),
        label: textSchema,
        allowedDuties: z.array(z.string()),
        basis: orNull(citationSchema),
        fileFact: z.boolean().openapi({ description: 'whether it is one of the file, the same in every procedure' }),
        schema: z.record(z.string(), z.unknown()),
        fields: z.array(formFieldSchema),
      }),
    ),
    settings: z
      .object({ schema: z.record(z.string(), z.unknown()), fields: z.array(formFieldSchema) })
      .openapi({ description: 'what may be given when a case is opened; no fields where there is nothing to set' }),
    separationOfDuties: z.array(z.object({ first: z.string(), second: z.string(), follows: textSchema })),
    periods: z.array(
      z.object({
        id: z.string(),
        clock: z.string().openapi({
          description:
            'the clock that it measures; a clock of one of several runs has the name of the run after a colon',
        }),
        label: textSchema,
        binds: z.string(),
        unit: z.string(),
        count: z.int().nullable(),
        basis: citationSchema,
        onExpiry: orNull(textSchema),
      }),
    ),
    outcomes: z.array(z.object({ code: z.string(), label: textSchema, basis: orNull(citationSchema) })),
    duties: z.record(z.string(), textSchema).openapi({ description: 'the names of the duties that it speaks of' }),
    tags: z.record(z.string(), textSchema).openapi({ description: 'the names of the tags of its cases in lists' }),
    diagram: textSchema,
  })
  .openapi('Procedure');

const entries = <T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] => Object.entries(record);

// The next state of each admitted fact; by the name of the condition where the content of the fact decides.
const tableRow = (procedure: AnyProcedure, state: string): Record<string, string | Record<string, string>> =>
  Object.fromEntries(
    entries(procedure.ways[state] ?? {}).map(([fact, ways]) => [
      fact,
      ways.length === 1
        ? (ways[0]?.to ?? state)
        : Object.fromEntries(ways.map(({ when, to }) => [when ?? 'otherwise', to ?? state])),
    ]),
  );

const FILE_TYPES = Object.keys(FILE_FACTS) as FileFactType[];

const view = (procedure: AnyProcedure): z.infer<typeof procedureSchema> => ({
  id: procedure.id,
  version: procedure.version,
  label: procedure.label,
  openedBy: [...procedure.openedBy],
  course: [...procedure.course],
  states: entries(procedure.labels.states).map(([id, label]) => ({
    id,
    label,
    admits: [...(procedure.admits[id] ?? [])],
    table: tableRow(procedure, id),
  })),
  facts: [
    ...entries(procedure.labels.facts).map(([type, label]) => {
      const article = procedure.legalBasis[type];
      return {
        type,
        label,
        allowedDuties: [...(procedure.allowedDuties[type] ?? [])],
        basis: article === undefined ? null : citationView(article),
        fileFact: false,
        schema: factJsonSchema(procedure, type),
        fields: factFieldViews(procedure, type),
      };
    }),
    ...FILE_TYPES.map((type) => ({
      type,
      label: FILE_FACTS[type].label,
      allowedDuties: [...fileDuties(type, procedure)],
      basis: citationView(FILE_FACTS[type].basis),
      fileFact: true,
      schema: factJsonSchema(procedure, type),
      fields: factFieldViews(procedure, type),
    })),
  ],
  settings: { schema: settingsJsonSchema(procedure), fields: settingFieldViews(procedure) },
  separationOfDuties: procedure.separationOfDuties.map(({ first, second, follows }) => ({ first, second, follows })),
  periods: entries(procedure.periods).map(([id, { label, clock = id, binds, length, basis, onExpiry = null }]) => ({
    id,
    clock,
    label,
    binds,
    unit: length.unit,
    count: 'count' in length ? length.count : null,
    basis: citationView(basis),
    onExpiry,
  })),
  outcomes: entries(procedure.outcomes).map(([code, { label, basis }]) => ({
    code,
    label,
    basis: basis === null ? null : citationView(basis),
  })),
  duties: { ...dutiesOf([procedure]) },
  tags: { ...procedure.tags },
  diagram: diagramOf(procedure),
});

const listProcedures = listRoute({
  security: [],
  path: '/procedures',
  tags: ['law'],
  summary: 'List the procedures',
  description: 'their names',
  schema: z.object({ procedures: z.array(summarySchema) }),
});

const readProcedure = createRoute({
  method: 'get',
  security: [],
  path: '/procedures/{id}',
  tags: ['law'],
  summary: 'Read a procedure: states, facts with their schemas, periods with their articles',
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 200: json('the procedure', procedureSchema), ...problems },
});

const instrumentSchema = z.object({
  id: z.string(),
  title: z.string().nullable(),
  number: z.string(),
  english: z.string(),
  from: z.string().nullable(),
  mark: z.string(),
});

const listInstruments = listRoute({
  security: [],
  path: '/instruments',
  tags: ['law'],
  summary: 'List the instruments that citations name',
  description: 'their titles and numbers',
  schema: z.object({ instruments: z.array(instrumentSchema) }),
});

/** Routes of the law as data; open to everyone. */
export const procedureRoutes = ({ engine }: Deps) =>
  newRoutes()
    .openapi(listProcedures, (c) =>
      c.json(
        { procedures: [...engine.procedures.values()].map(({ id, version, label }) => ({ id, version, label })) },
        200,
      ),
    )
    .openapi(readProcedure, (c) => {
      const procedure = engine.procedures.get(c.req.valid('param').id);
      if (procedure === undefined) throw new ProblemError(refusalProblem(refusal('procedure/unknown'), null));
      return c.json(view(procedure), 200);
    })
    .openapi(listInstruments, (c) =>
      c.json(
        {
          instruments: Object.entries(INSTRUMENTS).map(([id, { title, number, english, from, mark }]) => ({
            id,
            title,
            number,
            english,
            from,
            mark,
          })),
        },
        200,
      ),
    );
