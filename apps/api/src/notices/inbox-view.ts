import { z } from '@hono/zod-openapi';
import { formatInstant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import type { InboxPosition, NoticeWithMessage } from '@gongkai/engine';
import { clockLabel } from '../views/clock-label.ts';
import { dayText, instantText, textSchema } from '../views/schema.ts';

export const noticeSchema = z
  .object({
    id: z.string(),
    case: z.string(),
    number: z.string(),
    agency: z.string(),
    procedure: textSchema,
    clock: textSchema,
    due: dayText,
    provisional: z.boolean().openapi({ description: 'whether the due day waits for a notice of the State Council' }),
    distance: z.string().openapi({ description: 'before the due day, such as 5wd or 1h; after it with a minus' }),
    to: z.string().openapi({ description: 'the recipient that the reminder names, such as holder or superior' }),
    at: instantText,
    readAt: instantText.nullable(),
  })
  .openapi('Notice');

const bodyOf = (text: string): Readonly<Record<string, string>> => {
  const value: unknown = JSON.parse(text);
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([name, one]) => [name, String(one)]));
};

/** A notice as its person reads it: number, labels and days, nothing of the applicant. */
export const noticeView =
  (procedures: ReadonlyMap<string, AnyProcedure>) =>
  ({ notice, message }: NoticeWithMessage): z.infer<typeof noticeSchema> => {
    const { number = '', procedure: name = '', clock = '', due = '', distance = '', to = '' } = bodyOf(message.body);
    const procedure = procedures.get(name);
    return {
      id: notice.id,
      case: notice.caseId,
      number,
      agency: message.agency ?? '',
      procedure: procedure?.label ?? { zh: name, en: name },
      clock: clockLabel(procedure, clock),
      due: due.replace('?', ''),
      provisional: due.endsWith('?'),
      distance,
      to,
      at: formatInstant(notice.createdAt),
      readAt: notice.readAt === null ? null : formatInstant(notice.readAt),
    };
  };

const CURSOR = /^([ur])\.([\w-]{1,64})$/;

/** A position in an inbox as text. */
export const cursorOf = ({ notice: { readAt, id } }: NoticeWithMessage): string =>
  `${readAt === null ? 'u' : 'r'}.${id}`;

export const cursorSchema = z
  .string()
  .max(70)
  .regex(CURSOR, '`next` of the page before')
  .transform((text): InboxPosition => ({ unread: text.startsWith('u'), id: text.slice(2) }))
  .openapi({ type: 'string', description: '`next` of the page before' });
