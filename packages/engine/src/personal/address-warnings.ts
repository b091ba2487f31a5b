import { type Calendar, civilDateOf, type Instant } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { isRecord } from '../ledger/canonical.ts';
import { type Message, type Random, RANDOM_BYTES, type Store, timeOrderedId } from '../store/kit.ts';
import { type NoticeSettings, type PersonalNotice, USUAL_SETTINGS } from './personal-notice.ts';
import { quietUntil, runsByTheHour } from './quiet.ts';
import { recipientsOf } from './recipients.ts';

/** What is needed to address reminders. */
export interface Addressing {
  readonly store: Store;
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  readonly calendarOf: (agency: string) => Calendar;
  readonly random: Random;
}

/** Reminders older than that are not addressed any more, such as those from before there were notices to people. */
const STALE_MS = 3 * 86_400_000;
// A transaction that wrote a reminder may end after one that read the clock later.
const OVERLAP_MS = 600_000;
const PAGE = 200;

const recipientIn = (body: string): string => {
  const value: unknown = JSON.parse(body);
  return isRecord(value) ? String(value['to']) : '';
};

const channelsOf = ({ mail, robot, inApp }: NoticeSettings): readonly PersonalNotice['channel'][] => [
  ...(inApp ? (['inbox'] as const) : []),
  ...(mail === null ? [] : (['mail'] as const)),
  ...(robot === null ? [] : (['robot'] as const)),
];

type Place = Pick<PersonalNotice, 'person' | 'channel' | 'nextAt'>;

/** The channels of one person, and from when on; the inbox needs no quiet hours. */
const placesOf = async (
  { store, calendarOf }: Addressing,
  person: string,
  { agency, isUrgent, now }: { readonly agency: string; readonly isUrgent: boolean; readonly now: Instant },
): Promise<readonly Place[]> => {
  const settings = (await store.personal.settings(person)) ?? USUAL_SETTINGS;
  const later = isUrgent ? now : quietUntil(now, settings.quiet, calendarOf(agency));
  return channelsOf(settings).map((channel) => ({ person, channel, nextAt: channel === 'inbox' ? now : later }));
};

/** The notices of one reminder; one without a person where none is found, so that it is not looked at again. */
const noticesOf = async (
  addressing: Addressing,
  message: Message,
  now: Instant,
): Promise<readonly PersonalNotice[]> => {
  const { store, procedures, random } = addressing;
  const caseId = message.caseId ?? '';
  const record = await store.read(caseId);
  const procedure = record === null ? undefined : procedures.get(record.procedure);
  const places: Place[] = [];
  if (record !== null && procedure !== undefined) {
    const sought = { to: recipientIn(message.body), day: civilDateOf(now) };
    const of = { agency: record.agency, isUrgent: runsByTheHour(procedure), now };
    for (const person of await recipientsOf(store, record, procedure, sought)) {
      places.push(...(await placesOf(addressing, person, of)));
    }
  }
  const made: readonly Place[] = places.length > 0 ? places : [{ person: '', channel: 'none', nextAt: now }];
  return made.map(({ channel, ...place }, order) => ({
    id: timeOrderedId(now, random(RANDOM_BYTES), order),
    ...place,
    messageId: message.id,
    caseId,
    channel,
    createdAt: now,
    readAt: null,
    state: channel === 'mail' || channel === 'robot' ? 'waiting' : 'delivered',
    attempts: 0,
    why: null,
  }));
};

/** Makes a function that addresses the reminders which were written since it ran last; it gives their number. */
export const warningsAddresser = (addressing: Addressing): (() => Promise<number>) => {
  const { store } = addressing;
  let doneThrough: Instant | null = null;
  return async () => {
    const now = await store.now();
    const since = Math.max(now - STALE_MS, (doneThrough ?? 0) - OVERLAP_MS);
    const messages = await store.personal.unaddressed(since, PAGE);
    let count = 0;
    for (const message of messages) {
      if (await store.personal.address(await noticesOf(addressing, message, now))) count += 1;
    }
    if (messages.length < PAGE) doneThrough = now;
    return count;
  };
};
