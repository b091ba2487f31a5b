import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AnyProcedure } from '@gongkai/core';
import { factJsonSchema } from '../views/fact-schema.ts';
import { PAGES } from './open-routes.ts';
import type { Env } from './types.ts';

const nameOf = (procedure: AnyProcedure, type: string): string => `${procedure.id}.${type}`;

/** The schema of every fact of every procedure, and their union, which replaces the general one. */
const factSchemas = (procedures: readonly AnyProcedure[]): Record<string, Record<string, unknown>> => {
  const named = procedures.flatMap((procedure) =>
    procedure.factTypes
      .filter((type) => type !== 'clock.expired')
      .map((type) => ({
        name: nameOf(procedure, type),
        type,
        schema: {
          ...factJsonSchema(procedure, type),
          description: `${procedure.labels.facts[type]?.zh ?? type} · ${procedure.legalBasis[type]?.text ?? ''}`,
        },
      })),
  );
  const union = {
    oneOf: named.map(({ name }) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: {
      propertyName: 'type',
      mapping: Object.fromEntries(named.map(({ name, type }) => [type, `#/components/schemas/${name}`])),
    },
  };
  return { ...Object.fromEntries(named.map(({ name, schema }) => [name, schema])), Fact: union };
};

/** The OpenAPI 3.1 document: the routes as they are mounted, the facts from the procedures' own schemas. */
export const openApiDocument = (
  app: OpenAPIHono<Env>,
  procedures: readonly AnyProcedure[],
  version: string,
): Record<string, unknown> => {
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'an API key, gk_…',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-gongkai-session',
    description:
      'the session of a person, by POST /api/v1/sessions; a request that writes has to come from the own origin',
  });
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Gongkai 公开',
      version,
      description:
        'Cases of Chinese government disclosure: facts in, deadlines with their count and article out. Errors are RFC 9457 problems with a code of a closed list.',
      license: { name: 'MIT' },
    },
    security: [{ key: [] }, { session: [] }],
  });
  const { components, paths = {} } = document;
  return {
    ...document,
    paths: Object.fromEntries(Object.entries(paths).filter(([, { get }]) => !get?.tags?.includes(PAGES))),
    components: { ...components, schemas: { ...components?.schemas, ...factSchemas(procedures) } },
  };
};
