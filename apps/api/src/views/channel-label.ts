import { type AnyProcedure, fieldsOf } from '@gongkai/core';
import type { z } from '@hono/zod-openapi';
import type { textSchema } from './schema.ts';

type Label = z.infer<typeof textSchema>;

// A list of thousands of rows asks again and again; what a procedure names never changes.
const known = new WeakMap<AnyProcedure, ReadonlyMap<string, Label>>();

const labelsOf = (procedure: AnyProcedure): ReadonlyMap<string, Label> => {
  const found = known.get(procedure);
  if (found !== undefined) return found;
  const fields = Object.keys(procedure.labels.facts).flatMap((type) => fieldsOf(procedure, type));
  const values = fields.filter(({ path }) => path === 'channel').flatMap(({ values: named }) => named ?? []);
  const labels = new Map(values.map(({ value, label }) => [String(value), label]));
  known.set(procedure, labels);
  return labels;
};

/** How a procedure names the channel of a case; null without a channel, and where it names none. */
export const channelLabelOf = (procedure: AnyProcedure, channel: string | null): Label | null =>
  channel === null ? null : (labelsOf(procedure).get(channel) ?? null);
