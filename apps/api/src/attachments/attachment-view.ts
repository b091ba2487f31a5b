import { z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import { ATTACHMENT_KINDS, type Text } from '@gongkai/core';
import type { Attachment } from '@gongkai/engine';
import { instantText, recorderSchema, recorderView, REDACTED, textSchema } from '../views/index.ts';

export const attachmentSchema = z
  .object({
    id: z.int().openapi({ description: 'the number of its fact in the case' }),
    name: z.string().openapi({ description: `${REDACTED} for those who do not handle the case` }),
    kind: z.string(),
    label: textSchema,
    size: z.int().openapi({ description: 'bytes' }),
    mediaType: z.string(),
    sha256: z.string().nullable().openapi({ description: 'null for those who do not handle the case' }),
    pages: z.int().nullable(),
    addedBy: recorderSchema,
    addedAt: instantText,
    scan: z.enum(['clean', 'not-scanned', 'infected', 'missing']).openapi({
      description: 'what the scanner for malware said; `missing`: the content is gone, and `gongkai verify` names it',
    }),
  })
  .openapi('Attachment');

const labels: Readonly<Record<string, Text>> = ATTACHMENT_KINDS;

/**
 * An attachment as a reader sees it: its name and its hash only where the reader may read personal data of the case, and then
 * with the names of persons.
 */
export const attachmentView = (
  { seq, name, kind, size, mediaType, sha256, pages, by, recordedAt }: Attachment,
  scan: z.infer<typeof attachmentSchema>['scan'],
  names: ReadonlyMap<string, string> | null,
): z.infer<typeof attachmentSchema> => ({
  id: seq,
  name: names === null ? REDACTED : name,
  kind,
  label: labels[kind] ?? { zh: kind, en: kind },
  size,
  mediaType,
  sha256: names === null ? null : sha256,
  pages,
  addedBy: recorderView(by, names),
  addedAt: formatInstant(recordedAt),
  scan,
});
