import { type Calendar, CalendarError, civilDateOf, endOfDay, type Instant, startOfDay } from '@gongkai/calendar';
import { type AnyProcedure, bindsAgency, type CaseState, type Clock, type Due } from '@gongkai/core';
import { certainEnd, closedReviews, type DayEnds, dueOf } from '@gongkai/core/kit';
import { closedEntry, type ListColumns } from '../store/list-columns.ts';

/** A clock with its due date; null while it is stopped, or where the calendar cannot say. */
export interface DatedClock {
  readonly clock: Clock;
  readonly due: Due | null;
  /** Whether the calendar cannot say. */
  readonly isUnknown: boolean;
}

// A clock that is void has no date to be judged by, and how others kept theirs is not for lists.
const datedClock = (clock: Clock, calendar: Calendar, dayEnds: DayEnds | undefined): DatedClock => {
  if (clock.ended !== null && (clock.ended.how === 'void' || !bindsAgency(clock)))
    return { clock, due: null, isUnknown: false };
  const { due, unknownYear, outOfRange } = dueOf(clock, calendar, dayEnds);
  return { clock, due, isUnknown: unknownYear !== null || outOfRange };
};

/**
 * All clocks of a case with their due dates; none where a day is outside the calendar. Before all time, what silence alone
 * has ended is still among them.
 */
export const datedClocks = (
  procedure: AnyProcedure,
  { context }: Pick<CaseState, 'context'>,
  calendar: Calendar,
  now: Instant = Number.NEGATIVE_INFINITY,
): readonly DatedClock[] => {
  try {
    const dayEnds = procedure.dayEnds?.(context);
    return procedure.clocks(context, { calendar, now }).map((clock) => datedClock(clock, calendar, dayEnds));
  } catch (error) {
    if (error instanceof CalendarError) return [];
    throw error;
  }
};

const isOpen = ({ clock }: DatedClock): boolean => clock.ended === null && clock.measure !== null;

const inHours = ({ measure }: Clock): boolean => measure?.by === 'hours' || measure?.by === 'minutes';

// An act at exactly the limit of an hour clock is in time; a day is over with its last instant.
const isLate = ({ clock, due }: DatedClock, dayEnds: DayEnds | undefined): boolean => {
  if (clock.ended?.how !== 'done' || due === null) return false;
  const end = certainEnd(due, dayEnds);
  return inHours(clock) ? clock.ended.at > end : clock.ended.at >= end;
};

const stateOf = (one: DatedClock, dayEnds: DayEnds | undefined): string => {
  const { clock, due } = one;
  if (clock.ended !== null) return clock.ended.how === 'void' ? 'void' : isLate(one, dayEnds) ? 'late' : 'met';
  if (clock.measure === null) return 'waiting';
  if (due === null) return one.isUnknown ? 'running' : 'paused';
  // The first millisecond at which it is overdue; a minimum never is.
  const end = certainEnd(due, dayEnds) + (inHours(clock) ? 1 : 0);
  return clock.minimum === true ? 'running' : `running ${end}`;
};

/** Clocks as they are at an instant; what was read before all time differs only where a date has passed. */
export const clocksAt = (
  procedure: AnyProcedure,
  state: Pick<CaseState, 'context'>,
  clocks: readonly DatedClock[],
  calendar: Calendar,
  now: Instant,
): readonly DatedClock[] => {
  const hasPassed = clocks.some((one) => isOpen(one) && one.due !== null && one.due.at <= now);
  return hasPassed ? datedClocks(procedure, state, calendar, now) : clocks;
};

/**
 * When the columns of lists change without a fact: the end of the first window that passes unused. No fact says so, and
 * the sweep writes them again.
 */
export const windowEnd = (clocks: readonly DatedClock[], now: Instant): Instant | null => {
  const ends = clocks.flatMap((one) => {
    const { clock, due } = one;
    const isWindow = isOpen(one) && !clock.expires && clock.minimum !== true;
    return isWindow && due !== null && due.provisional === null && due.at > now ? [due.at] : [];
  });
  return ends.length === 0 ? null : Math.min(...ends);
};

// Of a day that is still a guess, the latest that it can fall on: nothing is called overdue because of a guess.
const earliest = (clocks: readonly DatedClock[], dayEnds: DayEnds | undefined): Instant | null => {
  const ends = clocks.flatMap(({ due }) => (due === null ? [] : certainEnd(due, dayEnds)));
  return ends.length === 0 ? null : Math.min(...ends);
};

const holding = ({ file }: CaseState) => {
  const holder = file?.holder;
  return {
    holderPerson: holder?.person ?? null,
    holderUnit: holder?.unit ?? null,
    holderSince: holder?.since ?? null,
    accepted: holder?.acceptedAt !== undefined,
    dueInternal: holder?.internalDueOn === undefined ? null : endOfDay(holder.internalDueOn),
  };
};

const receivedOn = (given: string | null | undefined, { firstAt }: CaseState): string | null => {
  if (given !== undefined) return given;
  return firstAt === undefined ? null : civilDateOf(firstAt);
};

const beginOf = ({ clock: { measure } }: DatedClock): Instant => {
  const start = measure?.start ?? Number.POSITIVE_INFINITY;
  return typeof start === 'string' ? startOfDay(start) : start;
};

const isPaused = (one: DatedClock): boolean => isOpen(one) && one.due === null && !one.isUnknown;

/**
 * A case is stopped where the clock that began first is: that of the reply, while a party is consulted. A window that
 * runs beside it, such as the seven working days of a notice of correction, asks for nothing and sets nothing going again;
 * a later clock that stops beside one that runs, such as that of a fee, leaves the case due. Of several that began together
 * one that is stopped is enough.
 */
const isStopped = (open: readonly DatedClock[]): boolean => {
  const first = Math.min(...open.map(beginOf));
  return open.some((one) => beginOf(one) === first && isPaused(one));
};

const closedTo = (procedure: AnyProcedure, state: CaseState): string =>
  closedReviews(procedure, state)
    .map(({ fact, person }) => closedEntry(fact, person))
    .join('');

/** The columns of lists, from a case and its clocks. */
export const listColumns = (procedure: AnyProcedure, state: CaseState, clocks: readonly DatedClock[]): ListColumns => {
  const { context, value } = state;
  const dayEnds = procedure.dayEnds?.(context);
  const summary = procedure.summary(context);
  const outcome = procedure.outcomeOf(context);
  const binding = clocks.filter(({ clock }) => bindsAgency(clock));
  const open = binding.filter(isOpen);
  const dueStatutory = earliest(open, dayEnds);
  const isSettled = procedure.settled.includes(value) || (procedure.offers[value] ?? []).length === 0;
  const active = !isSettled || (outcome === null && binding.every(({ clock }) => clock.ended === null));
  const tags = summary.tags ?? [];
  const inReview = procedure.reviewed.includes(value);
  const expired = ({ clock }: DatedClock): boolean => clock.expires && procedure.expiredAt(context, clock.id) !== null;
  return {
    channel: summary.channel ?? null,
    tags: tags.length === 0 ? '' : ` ${tags.join(' ')} `,
    outcome,
    receivedOn: receivedOn(summary.receivedOn, state),
    dueStatutory,
    ...holding(state),
    late: binding.some((one) => isLate(one, dayEnds) || expired(one)),
    irregular: (state.irregularities ?? []).length > 0,
    stopped: isStopped(open),
    inReview,
    closedTo: inReview ? closedTo(procedure, state) : '',
    supervised: (state.file?.supervised ?? null) !== null,
    urgent: active && procedure.urgent,
    active,
    clocks: JSON.stringify(Object.fromEntries(clocks.map((one) => [one.clock.id, stateOf(one, dayEnds)]))),
  };
};
