/** The parts of a clock by which its kind is known. */
export interface ClockLike {
  readonly id: string;
  readonly state: string;
  readonly binds: string;
  readonly minimum: boolean;
  readonly endedAt: string | null;
  readonly extendedBy: number | null;
  readonly due: { readonly at: string } | null;
  readonly term: { readonly unit: string; readonly extension: number };
}

// Periods of these parties run against others than the agency.
const OUTSIDERS = new Set(['applicant', 'third-party', 'co-agency']);

/** Whether a clock binds the agency that keeps the case. */
export const bindsAgency = ({ binds, minimum }: ClockLike): boolean => !minimum && !OUTSIDERS.has(binds);

/** Whether a clock runs through nights and holidays. */
export const isInHours = ({ term }: ClockLike): boolean => term.unit === 'hour' || term.unit === 'minute';

/** Whether a clock has not ended. */
export const isOpen = ({ state }: ClockLike): boolean =>
  state === 'running' || state === 'paused' || state === 'overdue';

/** Whether the period of a clock was made longer. */
export const isExtended = ({ term, extendedBy }: ClockLike): boolean => term.extension > 0 || (extendedBy ?? 0) > 0;

const byDue = (a: ClockLike, b: ClockLike): number => Date.parse(a.due?.at ?? '9999') - Date.parse(b.due?.at ?? '9999');

/** The clock that a page is about: the earliest open one that binds the agency, a paused one, or the last that ended. */
export const mainClockOf = <C extends ClockLike>(clocks: readonly C[]): C | null => {
  const own = clocks.filter(bindsAgency);
  const running = own.filter((clock) => isOpen(clock) && clock.due !== null).toSorted(byDue);
  return (
    running[0] ??
    own.find(({ state }) => state === 'paused') ??
    own.findLast(({ state }) => state === 'met' || state === 'late') ??
    own[0] ??
    clocks[0] ??
    null
  );
};

/** The clocks of hours or minutes that run against the agency, the most urgent first: what makes a case urgent. */
export const urgentClocks = <C extends ClockLike>(clocks: readonly C[]): readonly C[] =>
  clocks.filter((clock) => bindsAgency(clock) && isInHours(clock) && isOpen(clock)).toSorted(byDue);
