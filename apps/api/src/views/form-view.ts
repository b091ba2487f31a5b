import { z } from '@hono/zod-openapi';
import { type AnyProcedure, fieldsOf, type FormField, settingFieldsOf } from '@gongkai/core';
import { isWithheld } from './redact.ts';
import { orNull, textSchema } from './schema.ts';

/** A field of a form. */
export const formFieldSchema = z
  .object({
    path: z.string().openapi({
      description: 'the keys from the outside in; `[]` is an element of a list',
      example: 'given[].title',
    }),
    label: textSchema,
    hint: orNull(textSchema).openapi({ description: 'how it is written, or its unit of measure' }),
    values: z
      .array(z.object({ value: z.union([z.string(), z.number(), z.boolean()]), label: textSchema }))
      .nullable()
      .openapi({ description: 'the values that it may have; null where it may have any that the schema admits' }),
    personal: z.boolean().openapi({ description: 'whether it is kept from readers who do not handle the case' }),
  })
  .openapi('FormField');

type View = z.infer<typeof formFieldSchema>;

const view = ({ path, label, hint, values }: FormField, personal: boolean): View => ({
  path,
  label,
  hint,
  values: values === null ? null : [...values],
  personal,
});

/** The fields of a fact in the order of its schema. */
export const factFieldViews = (procedure: AnyProcedure, type: string): View[] => {
  const shown = procedure.publicIn(type);
  return fieldsOf(procedure, type).map((field) => view(field, isWithheld(shown, field.place)));
};

/** The same of the settings of a case; they hold no names. */
export const settingFieldViews = (procedure: AnyProcedure): View[] =>
  settingFieldsOf(procedure).map((field) => view(field, false));
