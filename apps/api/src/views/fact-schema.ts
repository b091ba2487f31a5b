import { type AnyProcedure, FILE_FACTS, isFileFact } from '@gongkai/core';
import { z } from 'zod';

const jsonSchema = (schema: z.ZodType): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return { ...rest };
};

/** The JSON Schema of a fact as it is submitted: instants and days are text there. */
export const factJsonSchema = (procedure: AnyProcedure, type: string): Record<string, unknown> => {
  const schema = isFileFact(type) ? FILE_FACTS[type].schema : procedure.facts[type];
  return schema === undefined ? {} : jsonSchema(schema);
};

/** The JSON Schema of the settings that may be given when a case is opened. */
export const settingsJsonSchema = ({ settings }: AnyProcedure): Record<string, unknown> => jsonSchema(settings);
