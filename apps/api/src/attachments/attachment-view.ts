import { z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import { ATTACHMENT_KINDS, type Text } from '@gongkai/core';
import type { Attachment } from '@gongkai/engine';
import { REDACTED } from '../views/redact.ts';
import { instantText, textSchema } from '../views/schema.ts';

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
    addedBy: z.object({
      id: z.string(),
      person: z.string().optional().openapi({ description: 'the holder of the key, where that is not the key itself' }),
      duties: z.array(z.string()),
    }),
    addedAt: instantText,
    scan: z.enum(['clean', 'not-scanned', 'infected', 'missing']).openapi({
      description: 'what the scanner for malware said; `missing`: the content is gone, and `gongkai verify` names it',
    }),
  })
  .openapi('Attachment');

const labels: Readonly<Record<string, Text>> = ATTACHMENT_KINDS;

/** An attachment as a reader sees it: its name and its hash only where the reader handles the case. */
export const attachmentView = (
  { seq, name, kind, size, mediaType, sha256, pages, by, recordedAt }: Attachment,
  scan: z.infer<typeof attachmentSchema>['scan'],
  open: boolean,
): z.infer<typeof attachmentSchema> => ({
  id: seq,
  name: open ? name : REDACTED,
  kind,
  label: labels[kind] ?? { zh: kind, en: kind },
  size,
  mediaType,
  sha256: open ? sha256 : null,
  pages,
  addedBy: {
    id: by.id,
    ...(open && by.person !== undefined ? { person: by.person } : {}),
    duties: [...by.duties],
  },
  addedAt: formatInstant(recordedAt),
  scan,
});
