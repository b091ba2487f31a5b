import { z } from '@hono/zod-openapi';
import { formatInstant, type Instant } from '@gongkai/calendar';
import { type Delegation, type HeldDuty, OFFICES, type Person, REACHES, type Roster } from '@gongkai/engine';
import { dayText, instantText } from './schema.ts';

const instantOrNull = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));

export const reachSchema = z.enum(REACHES).openapi({
  description:
    'whose cases the person reaches: `own-unit` those that the unit was given or recorded on, `own-agency`, `below` the ' +
    'agency and everything below it, or `all`',
});

export const officeSchema = z.enum(OFFICES).openapi({ description: 'an office of administrators, without any duty' });

export const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    unit: z.string().nullable(),
    agency: z.string().nullable(),
    phone: z.string().nullable().openapi({ description: 'for administrators and the person; null for others' }),
    mail: z.string().nullable().openapi({ description: 'as `phone`' }),
    reach: reachSchema,
    administrator: officeSchema.nullable(),
    createdAt: instantText,
    disabledAt: instantText.nullable(),
  })
  .openapi('Person');

/** A person; how they are reached only for administrators and themselves. */
export const personView = (
  { createdAt, disabledAt, phone, mail, ...person }: Person,
  isFull: boolean,
): z.infer<typeof personSchema> => ({
  ...person,
  phone: isFull ? phone : null,
  mail: isFull ? mail : null,
  createdAt: formatInstant(createdAt),
  disabledAt: instantOrNull(disabledAt),
});

export const heldDutySchema = z
  .object({
    id: z.string(),
    person: z.string(),
    agency: z.string(),
    duty: z.string(),
    firstDay: dayText,
    lastDay: dayText.nullable().openapi({ description: 'the last day on which it is held; null where no end is set' }),
    grantedBy: z.string(),
    grantedAt: instantText,
    endedBy: z.string().nullable(),
    endedAt: instantText.nullable(),
  })
  .openapi('HeldDuty');

export const heldDutyView = ({ grantedAt, endedAt, ...duty }: HeldDuty): z.infer<typeof heldDutySchema> => ({
  ...duty,
  grantedAt: formatInstant(grantedAt),
  endedAt: instantOrNull(endedAt),
});

export const delegationSchema = z
  .object({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    duties: z.array(z.string()),
    fromDay: dayText,
    toDay: dayText,
    reason: z.string(),
    by: z.string(),
    at: instantText,
    revokedAt: instantText.nullable(),
    revokedBy: z.string().nullable(),
  })
  .openapi('Delegation');

export const delegationView = (one: Delegation): z.infer<typeof delegationSchema> => ({
  id: one.id,
  from: one.from,
  to: one.to,
  duties: [...one.duties],
  fromDay: one.firstDay,
  toDay: one.lastDay,
  reason: one.reason,
  by: one.by,
  at: formatInstant(one.at),
  revokedAt: instantOrNull(one.revokedAt),
  revokedBy: one.revokedBy,
});

export const rosterSchema = z
  .object({
    agency: z.string(),
    month: z.string(),
    version: z.int().openapi({ description: 'how often it was written; the value of `seen` for the next one' }),
    rows: z.array(
      z.object({ day: dayText, shift: z.string(), leader: z.string(), officer: z.string(), phone: z.string() }),
    ),
    by: z.string().nullable(),
    at: instantText.nullable(),
  })
  .openapi('Roster');

/** A roster; one that was never written is empty. */
export const rosterView = (
  { agency, month }: Pick<Roster, 'agency' | 'month'>,
  found: Roster | null,
): z.infer<typeof rosterSchema> => ({
  agency,
  month,
  version: found?.version ?? 0,
  rows: (found?.rows ?? []).map((row) => ({ ...row })),
  by: found?.by ?? null,
  at: instantOrNull(found?.at ?? null),
});
