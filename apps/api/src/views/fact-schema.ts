import type { AnyProcedure } from '@gongkai/core';
import { z } from 'zod';

/** The JSON Schema of a fact as it is submitted: instants and days are text there. */
export const factJsonSchema = (procedure: AnyProcedure, type: string): Record<string, unknown> => {
  const schema = procedure.facts[type];
  if (schema === undefined) return {};
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return { ...rest };
};
