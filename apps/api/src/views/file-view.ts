import { z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import { type CaseFile, LINK_KINDS } from '@gongkai/core';
import { dayText, instantText, labelOf, orNull, textSchema } from './schema.ts';

const holderSchema = z.object({
  person: z.string().nullable().openapi({ description: 'null for those who do not handle the case' }),
  unit: z.string().nullable(),
  since: instantText,
  acceptedAt: z.string().nullable().openapi({ description: 'when they took it over; null while it lies unread' }),
  internalDueOn: z.string().nullable().openapi({ description: 'the day that the office set itself' }),
  returned: z.boolean().openapi({ description: 'whether it came back because another one declined it' }),
});

const linkSchema = z.object({ kind: z.string(), label: textSchema, to: z.string() });

/** What the file of a case holds beside its procedure. */
export const fileSchema = z
  .object({
    holder: orNull(holderSchema),
    links: z.array(linkSchema),
    attached: z.object({ count: z.int(), bytes: z.int() }),
    transfers: z.array(z.object({ to: z.string(), at: instantText })).openapi({
      description: 'the agencies that the case moved to, in order; the last one holds it',
    }),
    searched: z.boolean().openapi({ description: 'whether a search for the information is on record' }),
    supervised: orNull(z.object({ since: instantText, dueOn: dayText.nullable() })).openapi({
      description: 'the demand 督办 that waits for an answer',
    }),
  })
  .openapi('CaseFile');

const kinds: Readonly<Record<string, z.infer<typeof textSchema>>> = LINK_KINDS;

/** The file of a case, for a reader who may or may not see who handles it. */
export const fileView = (
  { holder, links = [], attached, transfers = [], searched, supervised = null }: CaseFile,
  seesPersons: boolean,
): z.infer<typeof fileSchema> => ({
  holder:
    holder === undefined
      ? null
      : {
          person: seesPersons ? (holder.person ?? null) : null,
          unit: holder.unit ?? null,
          since: formatInstant(holder.since),
          acceptedAt: holder.acceptedAt === undefined ? null : formatInstant(holder.acceptedAt),
          internalDueOn: holder.internalDueOn ?? null,
          returned: holder.returned === true,
        },
  links: links.map(({ to, kind }) => ({ kind, label: labelOf(kinds, kind), to })),
  attached: attached ?? { count: 0, bytes: 0 },
  transfers: transfers.map(({ to, at }) => ({ to, at: formatInstant(at) })),
  searched: searched === true,
  supervised: supervised === null ? null : { since: formatInstant(supervised.since), dueOn: supervised.dueOn ?? null },
});

/** Cases that name this one, as far as the reader reaches them. */
export const linkedFromSchema = z
  .array(z.object({ kind: z.string(), label: textSchema, id: z.string(), number: z.string() }))
  .openapi({ description: 'cases that name this one, among those that this caller reaches' });

/** A case that names this one. */
export const linkedFromView = ({ kind, caseId, number }: { kind: string; caseId: string; number: string }) => ({
  kind,
  label: labelOf(kinds, kind),
  id: caseId,
  number,
});
