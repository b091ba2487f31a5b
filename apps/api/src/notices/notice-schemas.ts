import { z } from '@hono/zod-openapi';
import { type NoticeSettings, ROBOTS, TIME_OF_DAY } from '@gongkai/engine';
import { mailAddress } from '../outbound/addresses.ts';
import { webhookUrl } from '../outbound/endpoint-schema.ts';

const time = z.string().regex(TIME_OF_DAY, 'a time of the day such as 21:00').openapi({ example: '21:00' });

const quietSchema = z
  .strictObject({
    from: time,
    to: time,
    weekends: z.boolean().openapi({ description: 'days off by the calendar are quiet too' }),
  })
  .openapi('QuietHours');

/** Settings as a person states them; `allowed` are private hosts that robots may be on. */
export const settingsBody = (allowed: readonly string[]) =>
  z
    .strictObject({
      mail: mailAddress.nullable().optional().openapi({ description: 'null for none; without it nothing changes' }),
      robot: z
        .strictObject({
          kind: z.enum(ROBOTS).openapi({ description: '企业微信 or 钉钉' }),
          url: webhookUrl(new Set(allowed)).openapi({ description: 'the address of the robot, which holds a key' }),
          secret: z.string().min(1).max(200).optional().openapi({ description: 'of 钉钉, for signatures' }),
        })
        .refine(({ kind, secret }) => kind === 'dingtalk' || secret === undefined, {
          path: ['secret'],
          error: 'only robots of 钉钉 sign',
        })
        .nullable()
        .optional()
        .openapi({ description: 'null for none; without it nothing changes' }),
      inApp: z.boolean().openapi({ description: 'whether notices are in GET /me/inbox' }),
      quiet: quietSchema.nullable().optional().openapi({ description: 'null for none; without it nothing changes' }),
    })
    .openapi('NoticeSettingsInput');

/** Settings as they are answered: of a robot neither the address nor the secret. */
export const settingsSchema = z
  .object({
    mail: z.string().nullable(),
    robot: z
      .object({
        kind: z.enum(ROBOTS),
        host: z.string(),
        signs: z.boolean().openapi({ description: 'whether there is a secret for signatures' }),
      })
      .nullable(),
    inApp: z.boolean(),
    quiet: z.object({ from: z.string(), to: z.string(), weekends: z.boolean() }).nullable(),
  })
  .openapi('NoticeSettings');

export const settingsView = ({ robot, ...rest }: NoticeSettings): z.infer<typeof settingsSchema> => ({
  ...rest,
  robot: robot === null ? null : { kind: robot.kind, host: new URL(robot.url).host, signs: robot.secret !== null },
});

/** The settings that follow from a body; what it leaves out stays. */
export const changedSettings = (
  before: NoticeSettings,
  { mail = before.mail, quiet = before.quiet, robot, inApp }: z.infer<ReturnType<typeof settingsBody>>,
): NoticeSettings => ({
  mail,
  quiet,
  inApp,
  robot: robot === undefined ? before.robot : robot === null ? null : { ...robot, secret: robot.secret ?? null },
});
