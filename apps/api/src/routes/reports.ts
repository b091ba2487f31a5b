import { createRoute, z } from '@hono/zod-openapi';
import type { YearFigures } from '@gongkai/stats';
import type { Column } from '@gongkai/stats/formats';
import { yearFiguresFromCounts } from '@gongkai/stats';
import { blocksOf, cellId, formatOfYear, FORMATS } from '@gongkai/stats/formats';
import { cellOfEngine } from '../figures/live-table.ts';
import { countsOf } from '../figures/tally-of.ts';
import { agencyScope } from '../figures/agency-scope.ts';
import { type Deps, json, newRoutes, problems } from '../http/index.ts';
import { findingSchema, findingView, keptSchema, yearNumber } from './figure-schemas.ts';

const figure = z
  .object({ id: z.string(), label: z.string(), count: z.int(), share: z.string().nullable() })
  .openapi('Figure');
const table = z
  .object({
    format: z.string(),
    rows: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        unit: z.string().nullable(),
        cells: z.record(z.string(), z.number().nullable()),
      }),
    ),
    findings: z.array(findingSchema),
    uncounted: z.array(z.object({ outcome: z.string(), count: z.number() })),
  })
  .openapi('Table');

const reportSchema = z
  .object({
    year: z.int(),
    agency: z.string().nullable(),
    requests: z.object({
      received: z.int(),
      channels: z.array(figure),
      handled: z.int(),
      timeliness: z.array(figure),
      replies: z.array(figure),
    }),
    incidents: z.object({
      total: z.int(),
      categories: z.array(figure),
      release5h: keptSchema,
      conference24h: keptSchema,
      response48h: keptSchema,
    }),
    tables: z.array(table),
  })
  .openapi('Report');

const FORMAT_IDS = ['STAT2014', 'AR2019', 'AR2021'] as const;

const readReport = createRoute({
  method: 'get',
  path: '/reports/{year}',
  tags: ['figures'],
  summary: "Read the year's figures from facts: requests, incidents, and the tables with their findings",
  request: {
    params: z.object({ year: yearNumber }),
    query: z.strictObject({ agency: z.string().max(63).optional(), format: z.enum(FORMAT_IDS).optional() }),
  },
  responses: {
    200: json('the figures; every share is of its total, rounded half up', reportSchema),
    ...problems,
  },
});

const CHANNEL_ROWS: Readonly<Record<string, string>> = {
  '3.1.1': 'in-person',
  '3.1.2': 'fax',
  '3.1.3': 'internet',
  '3.1.4': 'letter',
};

const LABELS: Readonly<Record<string, string>> = {
  'in-person': '当面申请',
  fax: '传真申请',
  internet: '网络申请',
  letter: '信函申请',
  'in-time': '按时办结',
  extended: '延期办结',
  late: '逾期办结',
  '3.3.1': '属于已主动公开范围',
  '3.3.2': '同意公开',
  '3.3.3': '同意部分公开',
  '3.3.4': '不同意公开',
  '3.3.5-3.3.8': '不属于本机关、信息不存在、告知作出更改补充、告知通过其他途径办理',
  'natural-disaster': '自然灾害',
  accident: '事故灾难',
  'public-health': '公共卫生事件',
  'social-security': '社会安全事件',
};

type Format = (typeof FORMAT_IDS)[number];

const named = ({
  id,
  count,
  share,
}: {
  readonly id: string;
  readonly count: number;
  readonly share: string | null;
}): z.infer<typeof figure> => ({
  id,
  label: LABELS[id] ?? id,
  count,
  share,
});

const tableView = (figures: YearFigures, format: Format): z.infer<typeof table> => {
  const { table: filled, findings } = figures.forms[format];
  const cell = (id: string): number | null => filled.cells[id] ?? null;
  const cellsOf = (columns: readonly Column[], row: string): Record<string, number | null> =>
    columns.length === 0
      ? { total: cell(row) }
      : Object.fromEntries(columns.map((column) => [column.id, cell(cellId(row, column.id))]));
  return {
    format,
    rows: blocksOf(FORMATS[format]).flatMap(({ columns, rows }) =>
      rows.map(({ id, label, unit }) => ({ id, label, unit, cells: cellsOf(columns, id) })),
    ),
    findings: findings.map(findingView),
    uncounted: filled.uncounted.map(({ outcome, amount }) => ({ outcome, count: amount })),
  };
};

const reportView = (
  figures: YearFigures,
  agency: string | null,
  formats: readonly Format[],
): z.infer<typeof reportSchema> => {
  const { received, handled, incidents, forms } = figures;
  const counted = { '5h': incidents.release, '24h': incidents.press, '48h': incidents.response };
  return {
    year: figures.year,
    agency,
    requests: {
      received: received.total,
      channels: received.byRow.map((one) => named({ ...one, id: CHANNEL_ROWS[one.id] ?? one.id })),
      handled: handled.total,
      timeliness: handled.by.map(named),
      replies: forms.STAT2014.replies.map(named),
    },
    incidents: {
      total: incidents.total,
      categories: incidents.byCategory.map(named),
      release5h: counted['5h'],
      conference24h: counted['24h'],
      response48h: counted['48h'],
    },
    tables: formats.map((format) => tableView(figures, format)),
  };
};

/** The route of the year's figures. */
export const reportRoutes = ({ engine }: Deps) => {
  return newRoutes().openapi(readReport, async (c) => {
    const { year } = c.req.valid('param');
    const { agency: asked, format } = c.req.valid('query');
    const scope = await agencyScope(engine, c.var.caller, { agency: asked });
    const figures = yearFiguresFromCounts(await countsOf(engine, scope, year), {
      year,
      cellOf: cellOfEngine(engine),
      agencies: scope.known,
    });
    return c.json(reportView(figures, scope.agency, [format ?? formatOfYear(year)]), 200);
  });
};
