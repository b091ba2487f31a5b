import { type AnyProcedure, FILE_FACTS, isFileFact } from '@gongkai/core';
import { z } from 'zod';

/** The JSON Schema of a fact as it is submitted: instants and days are text there. */
export const factJsonSchema = (procedure: AnyProcedure, type: string): Record<string, unknown> => {
  const schema = isFileFact(type) ? FILE_FACTS[type].schema : procedure.facts[type];
  if (schema === undefined) return {};
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return { ...rest };
};
