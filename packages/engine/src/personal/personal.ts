import { createHash } from 'node:crypto';
import type { InboxPosition, Maker, NoticeWithMessage, PersonalStore } from '../store/kit.ts';
import { type Addressing, warningsAddresser } from './address-warnings.ts';
import { type NoticeSettings, USUAL_SETTINGS } from './personal-notice.ts';

/** Notices to people: their settings, their inboxes and their calendars. */
export interface Personal extends Pick<PersonalStore, 'claim' | 'settle'> {
  /** Of a person who has set nothing, the usual ones: in the application only, at any hour. */
  settings(person: string): Promise<NoticeSettings>;
  putSettings(person: string, settings: NoticeSettings, by: Maker): Promise<void>;
  /** Addresses the reminders that are not addressed yet to persons; their number. Every node may call it, often. */
  address(): Promise<number>;
  /** The inbox of a person: unread first, then the newest. */
  inbox(person: string, after: InboxPosition | null, limit: number): Promise<readonly NoticeWithMessage[]>;
  /** Whether the person has such a notice. */
  markRead(person: string, id: string): Promise<boolean>;
  /** Makes the calendar of a person and gives its token, which is stored nowhere; an earlier token ends. */
  makeFeed(person: string, by: Maker): Promise<string>;
  /** Whether there was a calendar. */
  revokeFeed(person: string, by: Maker): Promise<boolean>;
  /** The person whose calendar has this token; null for a wrong one, and where the person is disabled. */
  personOfFeed(token: string): Promise<string | null>;
}

const TOKEN_BYTES = 32;

const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Notices to people over a store. */
export const personalOf = (addressing: Addressing): Personal => {
  const { store, random } = addressing;
  const { personal } = store;
  return {
    claim: (limit, lease) => personal.claim(limit, lease),
    settle: (notice, settlement) => personal.settle(notice, settlement),
    settings: async (person) => (await personal.settings(person)) ?? USUAL_SETTINGS,
    putSettings: async (person, settings, by) => personal.putSettings(person, settings, await store.now(), by.id),
    address: warningsAddresser(addressing),
    inbox: (person, after, limit) => personal.inbox({ person, after, limit }),
    markRead: async (person, id) => personal.markRead(person, id, await store.now()),
    makeFeed: async (person, by) => {
      const token = Buffer.from(random(TOKEN_BYTES)).toString('base64url');
      const createdAt = await store.now();
      await personal.putFeed({ hash: hashOfToken(token), person, createdAt, revokedAt: null }, by.id);
      return token;
    },
    revokeFeed: async (person, by) => personal.revokeFeed(person, await store.now(), by.id),
    personOfFeed: async (token) => {
      const person = await personal.personOfFeed(hashOfToken(token));
      if (person === null) return null;
      const found = await store.people.find(person);
      return found === null || found.disabledAt !== null ? null : person;
    },
  };
};
