import type { Instant } from '@gongkai/calendar';

/** The robots of group chats whose messages are known: of 企业微信 and of 钉钉. */
export const ROBOTS = ['wecom', 'dingtalk'] as const;

/** Where a notice goes; `none` where no person was found, or the person wants no notices. */
export const CHANNELS = ['inbox', 'mail', 'robot', 'none'] as const;

/** The hours in which a person is not disturbed, by the clock of Asia/Shanghai. */
export interface QuietHours {
  /** `21:00`; the end may be on the next day. */
  readonly from: string;
  readonly to: string;
  /** Whether days off by the calendar, with holidays, are quiet too. */
  readonly weekends: boolean;
}

/** The robot of a group: its address holds a secret, and 钉钉 has one more for signatures. */
export interface Robot {
  readonly kind: (typeof ROBOTS)[number];
  readonly url: string;
  readonly secret: string | null;
}

/** How a person wants to receive notices. */
export interface NoticeSettings {
  readonly mail: string | null;
  readonly robot: Robot | null;
  readonly inApp: boolean;
  readonly quiet: QuietHours | null;
}

/** Of a person who has set nothing. */
export const USUAL_SETTINGS: NoticeSettings = { mail: null, robot: null, inApp: true, quiet: null };

/** Settings as a row. */
export interface StoredNoticeSettings {
  readonly person: string;
  readonly mail: string | null;
  readonly robot: Robot['kind'] | null;
  readonly robotUrl: string | null;
  readonly robotSecret: string | null;
  readonly inApp: boolean;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly quietWeekends: boolean;
  readonly setAt: Instant;
}

/** One reminder on its way to one person. */
export interface PersonalNotice {
  readonly id: string;
  /** Empty where no person was found. */
  readonly person: string;
  /** The message of the outbox that it is about. */
  readonly messageId: string;
  readonly caseId: string;
  readonly channel: (typeof CHANNELS)[number];
  readonly createdAt: Instant;
  readonly readAt: Instant | null;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  /** Not before: quiet hours and failed attempts move it. */
  readonly nextAt: Instant;
  readonly why: string | null;
}

/** The secret address of a calendar, by the hash of its token. */
export interface CalendarFeed {
  readonly hash: string;
  readonly person: string;
  readonly createdAt: Instant;
  readonly revokedAt: Instant | null;
}

export const settingsOf = (row: StoredNoticeSettings): NoticeSettings => ({
  mail: row.mail,
  robot:
    row.robot === null || row.robotUrl === null
      ? null
      : { kind: row.robot, url: row.robotUrl, secret: row.robotSecret },
  inApp: row.inApp,
  quiet:
    row.quietFrom === null || row.quietTo === null
      ? null
      : { from: row.quietFrom, to: row.quietTo, weekends: row.quietWeekends },
});

export const storedSettings = (
  person: string,
  { mail, robot, inApp, quiet }: NoticeSettings,
  setAt: Instant,
): StoredNoticeSettings => ({
  person,
  mail,
  robot: robot?.kind ?? null,
  robotUrl: robot?.url ?? null,
  robotSecret: robot?.secret ?? null,
  inApp,
  quietFrom: quiet?.from ?? null,
  quietTo: quiet?.to ?? null,
  quietWeekends: quiet?.weekends ?? false,
  setAt,
});
