import { z } from '@hono/zod-openapi';
import type { Calendar, Instant } from '@gongkai/calendar';
import { civilDateOf, formatInstant } from '@gongkai/calendar';
import { type AnyProcedure, bindsAgency, type ClockReading, clocksOf } from '@gongkai/core';
import { isMatterPublic } from '@gongkai/core/kit';
import type { CaseRecord } from '@gongkai/engine';
import { channelLabelOf } from './channel-label.ts';
import { headView, plainCaseSchema } from './case-view.ts';
import { dueSchema, dueView, rowClockSchema, rowClockView } from './clock-view.ts';
import { REDACTED } from './redact.ts';
import { dayText, instantText, orNull, textSchema } from './schema.ts';
import { isUnread } from './unread.ts';

const FLAGS = ['overdue', 'late', 'irregular', 'stopped', 'supervised', 'urgent', 'in-review'] as const;

/** A case as a row of a list: what a row shows. `GET /cases/{id}` explains the clocks and cites the articles. */
export const listedCaseSchema = plainCaseSchema
  .omit({ serverNow: true })
  .extend({
    outcome: z.object({ code: z.string(), label: textSchema }).nullable(),
    clocks: z.array(rowClockSchema).openapi({ description: 'the clocks that run, are paused or are overdue' }),
    subject: z.string().nullable().openapi({
      description:
        'the matter in one line; null for those who do not handle it, unless the procedure declares the text public',
    }),
    party: z
      .string()
      .nullable()
      .openapi({
        description: `who asks; \`${REDACTED}\` for those who do not handle the case, null where nobody is named`,
      }),
    channel: z.string().nullable(),
    channelLabel: orNull(textSchema).openapi({
      description: 'how the procedure names the channel; null without one, and where it names none',
    }),
    tags: z.array(z.string()),
    receivedOn: dayText.nullable(),
    holder: orNull(
      z.object({
        person: z.string().nullable().openapi({ description: 'null for those who do not handle the case' }),
        name: z.string().nullable().openapi({ description: 'of the person; null where it is not known' }),
        unit: z.string().nullable(),
        since: instantText,
        accepted: z.boolean(),
      }),
    ),
    dueOn: z.object({
      statutory: orNull(z.object({ clock: z.string(), due: dueSchema })).openapi({
        description: 'the earliest running clock that binds the agency',
      }),
      internal: dayText.nullable().openapi({ description: 'the day that the office set itself' }),
    }),
    left: z
      .union([z.object({ workingDays: z.int() }), z.object({ milliseconds: z.number() })])
      .nullable()
      .openapi({ description: 'until the statutory date; negative when it has passed' }),
    flags: z.array(z.enum(FLAGS)),
    unread: z.boolean().openapi({ description: 'given to this caller, or to the unit, and not taken over' }),
    updatedAt: instantText,
  })
  .openapi('ListedCase');

/** Names of people by their identifiers. */
export type HolderNames = ReadonlyMap<string, string>;

/** For whom a row is made. */
export interface RowReader {
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly person: string;
  readonly unit: string | null;
  /** Whether the reader may see the names in the case. */
  readonly handles: boolean;
  /** The names of those who hold the cases of the list. */
  readonly names: HolderNames;
}

const SHOWN: ReadonlySet<ClockReading['state']> = new Set(['running', 'paused', 'overdue']);

const isOpen = ({ ended, due }: ClockReading): boolean => ended === null && due !== null;

/** The running clock that binds the agency and is due first. */
const firstDue = (clocks: readonly ClockReading[]): ClockReading | null =>
  clocks
    .filter((clock) => bindsAgency(clock) && isOpen(clock))
    .toSorted((a, b) => (a.due?.at ?? 0) - (b.due?.at ?? 0))[0] ?? null;

const flagsOf = (record: CaseRecord, first: ClockReading | null): z.infer<typeof listedCaseSchema>['flags'] => {
  const { late, irregular, stopped, supervised, urgent, inReview } = record;
  const set = {
    late,
    irregular,
    stopped,
    supervised,
    urgent,
    overdue: first?.state === 'overdue',
    'in-review': inReview,
  };
  return FLAGS.filter((flag) => set[flag]);
};

/** The holder of a case as a list shows it. */
export const holderView = (
  { holderPerson, holderUnit, holderSince, accepted }: CaseRecord,
  handles: boolean,
  names: HolderNames,
): z.infer<typeof listedCaseSchema>['holder'] => {
  if (holderSince === null) return null;
  const person = handles ? holderPerson : null;
  const name = person === null ? null : (names.get(person) ?? null);
  return { person, name, unit: holderUnit, since: formatInstant(holderSince), accepted };
};

/** The names in a case as far as a reader may see them: the matter of others where the procedure declares it public. */
export const namesView = (
  { subject, party }: Pick<CaseRecord, 'subject' | 'party'>,
  procedure: AnyProcedure,
  handles: boolean,
) => ({
  subject: handles || isMatterPublic(procedure) ? subject : null,
  party: handles || party === null ? party : REDACTED,
});

/** The last day of the period that ends at an instant. */
export const dayBefore = (end: Instant): string => civilDateOf(end - 1);

/** The tags of a case; its procedure names them. */
export const tagsOf = ({ tags }: Pick<CaseRecord, 'tags'>): readonly string[] =>
  tags.split(' ').filter((tag) => tag !== '');

/** A case as a row of a list. */
export const listedCaseView = (
  record: CaseRecord,
  procedure: AnyProcedure,
  reader: RowReader,
): z.infer<typeof listedCaseSchema> => {
  const { now, calendar, handles, names } = reader;
  const clocks = clocksOf(procedure, record.state, now, { calendar });
  const first = firstDue(clocks);
  const due = first === null ? null : dueView(first);
  return {
    ...headView(record, procedure),
    clocks: clocks.filter(({ state }) => SHOWN.has(state)).map(rowClockView),
    ...namesView(record, procedure, handles),
    channel: record.channel,
    channelLabel: channelLabelOf(procedure, record.channel),
    tags: [...tagsOf(record)],
    receivedOn: record.receivedOn,
    holder: holderView(record, handles, names),
    dueOn: {
      statutory: first === null || due === null ? null : { clock: first.id, due },
      internal: record.dueInternal === null ? null : dayBefore(record.dueInternal),
    },
    left: first?.remaining ?? null,
    flags: flagsOf(record, first),
    unread: isUnread(record, reader),
    updatedAt: formatInstant(record.updatedAt),
  };
};
