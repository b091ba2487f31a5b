import type { PostgresOptions } from '../postgres/postgres-options.ts';
import { serverSchema } from '../postgres/schema.ts';
import { fileSchema } from '../sqlite/schema.ts';
import type { Schema } from './schema.ts';

/** A database: a server by its address, or a file. */
export type Target = PostgresOptions | { readonly file: string };

/**
 * Opens the schema of a database without changing it.
 * @throws SchemaError when the server is too old or not durable.
 */
export const openSchema = async (target: Target): Promise<Schema> =>
  'file' in target ? fileSchema(target.file) : serverSchema(target);
