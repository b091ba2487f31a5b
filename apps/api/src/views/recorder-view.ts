import { z } from '@hono/zod-openapi';
import { type Actor, personOf } from '@gongkai/core';
import type { LedgerEntry } from '@gongkai/engine';

const personSchema = z.object({
  person: z.string(),
  name: z.string().nullable().openapi({ description: 'null for a person who is not in the register' }),
});

/** Who recorded a fact. */
export const recorderSchema = z
  .object({
    id: z.string().openapi({ description: 'the key, or the person who was signed in' }),
    person: z
      .string()
      .optional()
      .openapi({ description: 'the human, whichever key it was; for those who handle the case' }),
    name: z
      .string()
      .nullable()
      .optional()
      .openapi({ description: 'the name that the person, or else the key, has now; null where there is none' }),
    unit: z.string().nullable().optional().openapi({ description: 'the unit in which they recorded' }),
    duties: z.array(z.string()),
    for: personSchema.optional().openapi({ description: 'the person in whose place they recorded' }),
  })
  .openapi('Recorder');

/** The identifiers of which the names are shown with these entries. */
export const personsIn = (entries: readonly Pick<LedgerEntry, 'by'>[]): readonly string[] => [
  ...new Set(entries.flatMap(({ by }) => [by.id, personOf(by), ...(by.for === undefined ? [] : [by.for])])),
];

/** A recorder; without names, and without the person, for those to whom persons are not shown. */
export const recorderView = (by: Actor, names: ReadonlyMap<string, string> | null): z.infer<typeof recorderSchema> => {
  const { id, unit = null } = by;
  const duties = [...by.duties];
  if (names === null) return { id, duties };
  const person = personOf(by);
  const name = names.get(person) ?? names.get(id) ?? null;
  const inPlace = by.for === undefined ? {} : { for: { person: by.for, name: names.get(by.for) ?? null } };
  return { id, person, name, unit, duties, ...inPlace };
};
