import { createRoute, z } from '@hono/zod-openapi';
import { type Block, FIRST_YEARS, type Format, FORMATS } from '@gongkai/stats/formats';
import { formatNamed } from '../figures/live-table.ts';
import { json, listRoute, newRoutes, problems } from '../http/index.ts';

const summarySchema = z.object({
  id: z.string(),
  title: z.string(),
  from: z.int().openapi({ description: 'the first year that is reported in it' }),
  prescribedBy: z.string(),
});

const rowSchema = z.object({
  id: z.string(),
  label: z.string().openapi({ description: 'the exact words of the form' }),
  unit: z.string().nullable().openapi({ description: 'null for a heading, which has no cells' }),
  depth: z.int(),
  parent: z.string().nullable(),
});

const blockSchema = z.object({
  id: z.string(),
  title: z.string().nullable(),
  columns: z.array(z.object({ id: z.string(), label: z.string(), above: z.array(z.string()) })).openapi({
    description: 'empty for a single column of figures; `above`: the headings over it, the outermost first',
  }),
  rows: z.array(rowSchema),
});

const ruleSchema = z.object({
  rule: z.string().openapi({ description: 'the name that findings have' }),
  kind: z.enum(['equal', 'at-most']),
  soft: z.boolean(),
  left: z.array(z.string()),
  right: z.array(z.string()),
  before: z.array(z.string()).openapi({ description: 'cells of the year before, added to the right side' }),
});

const formSchema = summarySchema
  .extend({
    tables: z.array(z.object({ id: z.string(), title: z.string(), blocks: z.array(blockSchema) })),
    rules: z.array(ruleSchema),
  })
  .openapi('YearForm');

const listForms = listRoute({
  path: '/tables',
  tags: ['figures'],
  summary: 'List the forms of the yearly statistics, the newest first',
  description: 'with the first year of each and the document that prescribes it',
  schema: z.object({ forms: z.array(summarySchema) }),
});

const readForm = createRoute({
  method: 'get',
  path: '/tables/{format}',
  tags: ['figures'],
  summary: 'Read a form as it is printed: tables, blocks, columns with the headings over them, rows, and its rules',
  request: { params: z.object({ format: z.string().max(20) }) },
  responses: {
    200: json('the form; a cell is named by its row and, where there are columns, `row/column`', formSchema),
    ...problems,
  },
});

const summaryOf = ([from, id, prescribedBy]: (typeof FIRST_YEARS)[number]): z.infer<typeof summarySchema> => ({
  id,
  title: FORMATS[id].title,
  from,
  prescribedBy,
});

const blockView = ({ id, title, columns, rows }: Block): z.infer<typeof blockSchema> => ({
  id,
  title,
  columns: columns.map((one) => ({ id: one.id, label: one.label, above: [...one.above] })),
  rows: rows.map(({ id: row, label, unit, depth, parent }) => ({ id: row, label, unit, depth, parent })),
});

const rulesOf = ({ identities, acrossYears }: Format): z.infer<typeof formSchema>['rules'] =>
  [...identities.map((one) => ({ ...one, before: [] })), ...acrossYears].map(
    ({ id, at, kind, soft, left, right, before }) => ({
      rule: at === null ? id : `${id} ${at}`,
      kind,
      soft,
      left: [...left],
      right: [...right],
      before: [...before],
    }),
  );

/** Routes of the forms themselves, without figures. */
export const formRoutes = () =>
  newRoutes()
    .openapi(listForms, (c) => c.json({ forms: FIRST_YEARS.map(summaryOf) }, 200))
    .openapi(readForm, (c) => {
      const named = formatNamed(c.req.valid('param').format);
      const form = FORMATS[named];
      const [from, , prescribedBy] = FIRST_YEARS.find(([, id]) => id === named) ?? [0, named, ''];
      const tables = form.tables.map(({ id, title, blocks }) => ({ id, title, blocks: blocks.map(blockView) }));
      return c.json({ ...summaryOf([from, named, prescribedBy]), tables, rules: rulesOf(form) }, 200);
    });
