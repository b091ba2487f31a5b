import type { Instant } from '@gongkai/calendar';
import type { CalendarFeed, NoticeSettings, PersonalNotice } from '../personal/personal-notice.ts';
import type { Message, Settlement } from './outbox.ts';

/** A person who holds a duty of an agency on a day: by themselves, or in the place of another person. */
export interface Holding {
  readonly person: string;
  /** The unit of the person who holds the duty by themselves. */
  readonly unit: string | null;
  readonly duty: string;
  readonly for: string | null;
}

/** A notice with the message that it is about. */
export interface NoticeWithMessage {
  readonly notice: PersonalNotice;
  readonly message: Message;
}

/** The position in an inbox: unread ones come first, then the newest. */
export interface InboxPosition {
  readonly unread: boolean;
  readonly id: string;
}

/** Notices to people as they are stored. */
export interface PersonalStore {
  /** Null for a person who has set nothing. */
  settings(person: string): Promise<NoticeSettings | null>;
  putSettings(person: string, settings: NoticeSettings, at: Instant, by: string): Promise<void>;
  /** Who holds these duties of an agency on a day, with those to whom they are delegated; without people who are disabled. */
  holdings(query: {
    readonly agency: string;
    readonly duties: readonly string[];
    readonly day: string;
  }): Promise<readonly Holding[]>;
  /** Reminders written since then that were not addressed yet, the oldest first. */
  unaddressed(since: Instant, limit: number): Promise<readonly Message[]>;
  /** Stores the notices of one message; false where another node did so before. */
  address(notices: readonly PersonalNotice[]): Promise<boolean>;
  /** Claims due notices of mail and robots, the longest due first; one that is not settled within the lease is due again. */
  claim(limit: number, leaseMilliseconds: number): Promise<readonly NoticeWithMessage[]>;
  settle(notice: PersonalNotice, settlement: Settlement): Promise<void>;
  /** The inbox of a person. */
  inbox(query: {
    readonly person: string;
    readonly after: InboxPosition | null;
    readonly limit: number;
  }): Promise<readonly NoticeWithMessage[]>;
  /** Whether the person has such a notice; one that was read before stays as it is. */
  markRead(person: string, id: string, at: Instant): Promise<boolean>;
  /** Makes the one feed of a person; an earlier one ends. */
  putFeed(feed: CalendarFeed, by: string): Promise<void>;
  /** Whether there was one. */
  revokeFeed(person: string, at: Instant, by: string): Promise<boolean>;
  /** The person of a feed that is not revoked. */
  personOfFeed(hash: string): Promise<string | null>;
}
