import { createRoute, z } from '@hono/zod-openapi';
import { civilDateOf } from '@gongkai/calendar';
import type { Engine, Found } from '@gongkai/engine';
import { apiError, type Deps, json, newRoutes, problems, procedureOf, type Reach, reachOf } from '../http/index.ts';
import { dayText, namesView } from '../views/index.ts';
import { flag, wholeNumber } from './schemas.ts';

const hitSchema = z
  .object({
    kind: z.enum(['case', 'agency', 'item']),
    id: z.string(),
    agency: z.string(),
    number: z.string().nullable(),
    title: z.string().nullable().openapi({
      description: 'of a case its matter, for those who handle it; the name of an agency; the title of an item',
    }),
    type: z.string().openapi({ description: 'the procedure of a case, the kind of an item; otherwise `agency`' }),
    on: dayText
      .nullable()
      .openapi({ description: 'when the case was received, otherwise recorded, or the item published' }),
  })
  .openapi('Hit');

const search = createRoute({
  method: 'get',
  path: '/search',
  tags: ['cases'],
  summary: 'Search cases, agencies and what is published',
  description: [
    'A hit contains every word of `q`. Full and half width, capitals and small letters, and every kind of bracket are',
    'equal; up to four Chinese characters are looked for as they are written, a longer run word by word; letters and',
    'digits match from the beginning of a word. An exact number comes first, then titles, then texts, each the newest',
    'first. Who does not handle a case finds it by its number alone.',
  ].join(' '),
  request: {
    query: z.strictObject({
      q: z.string().min(1).max(200),
      kind: z.enum(['case', 'agency', 'item']).optional(),
      agency: z.string().max(63).optional(),
      below: flag.openapi({ description: '`true`: with the agencies below it' }),
      after: z.string().max(600).optional(),
      limit: wholeNumber(1, 50).optional(),
    }),
  },
  responses: {
    200: json(
      'a page; `next` is the cursor of the following one',
      z.object({ hits: z.array(hitSchema), next: z.string().nullable() }),
    ),
    ...problems,
  },
});

const hitView = (engine: Engine, found: Found, { handles }: Pick<Reach, 'handles'>): z.infer<typeof hitSchema> => {
  if (found.kind === 'case') {
    const { record } = found;
    const { id, agency, number, procedure, receivedOn } = record;
    const { subject: title } = namesView(record, procedureOf(engine, record), handles(record));
    const on = receivedOn ?? civilDateOf(record.openedAt);
    return { kind: 'case', id, agency, number, title, type: procedure, on };
  }
  if (found.kind === 'agency') {
    const { id, name } = found.agency;
    return { kind: 'agency', id, agency: id, number: null, title: name, type: 'agency', on: null };
  }
  const { id, agency, number, title, kind: type, publishedOn: on } = found.item;
  return { kind: 'item', id, agency, number, title, type, on };
};

/** The route of search. */
export const searchRoutes = ({ engine }: Deps) =>
  newRoutes().openapi(search, async (c) => {
    const { q, kind, agency, below, after, limit } = c.req.valid('query');
    const reach = reachOf(engine, c.var.caller, { agency, below: below === 'true' });
    const page = await engine.search.find({
      text: q,
      scope: reach.scope,
      asked: reach.asked,
      handled: reach.handled,
      ...(kind === undefined ? {} : { kind }),
      ...(after === undefined ? {} : { after }),
      ...(limit === undefined ? {} : { limit }),
    });
    if (page === null)
      throw apiError('http/invalid', { issues: [{ path: 'q', message: 'has neither letters nor digits' }] });
    return c.json({ hits: page.found.map((one) => hitView(engine, one, reach)), next: page.next }, 200);
  });
