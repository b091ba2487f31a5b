import type { AnyProcedure } from '@gongkai/core';
import { ICalEventStatus, ICalEventTransparency, default as ical } from 'ical-generator';
import { clockLabel } from '../views/clock-label.ts';
import type { DueDay } from './due-days.ts';

/** How often applications are asked to read the calendar again. */
const TTL_SECONDS = 3600;

/** What a calendar is written with. */
export interface FeedOptions {
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  /** The address of the application for links, `https://host`. */
  readonly address: string;
}

const INTERNAL = { zh: '内部期限', en: 'internal date' };

/**
 * Writes due days as a calendar of RFC 5545: events of whole days, which are in no time zone, so that the day is that of
 * Asia/Shanghai wherever it is read. It has numbers and labels alone, since a calendar leaves the office: nothing of the
 * matter, of who asks, or of who handles it. The identifier of an event stays when its day moves, and its revision rises.
 */
export const calendarFeed = (days: readonly DueDay[], { procedures, address }: FeedOptions): string => {
  const calendar = ical({
    name: '期限',
    prodId: { company: 'gongkai', product: 'due-days', language: 'ZH' },
    ttl: TTL_SECONDS,
  });
  for (const { record, clock, on, provisional, revision, changedAt } of days) {
    const procedure = procedures.get(record.procedure);
    const label = clock === null ? INTERNAL : clockLabel(procedure, clock);
    const at = new Date(changedAt);
    calendar.createEvent({
      id: `${record.id}.${clock ?? 'internal!'}@gongkai`,
      allDay: true,
      start: on,
      summary: `${record.number} ${label.zh}${provisional ? '(暂定)' : ''}`,
      ...(procedure === undefined ? {} : { description: procedure.label.zh }),
      status: provisional ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      sequence: revision,
      // Without METHOD the stamp is the time of the last revision: the same case gives the same bytes.
      stamp: at,
      lastModified: at,
      url: `${address}/cases/${record.id}`,
    });
  }
  return calendar.toString();
};
