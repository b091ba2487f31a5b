/** The counters of the desk that narrow its list. */
export const COUNTERS = [
  'overdue',
  'today',
  'within3',
  'week',
  'toAccept',
  'toReview',
  'stopped',
  'supervised',
  'mine',
] as const;

export type Counter = (typeof COUNTERS)[number];

/** What the address of the desk says: which of its cases are shown. */
export interface DeskSearch {
  readonly only?: Counter;
}

/** Reads the address; what it does not know is left out. */
export const deskSearch = (given: Record<string, unknown>): DeskSearch => {
  const only = COUNTERS.find((one) => one === given['only']);
  return only === undefined ? {} : { only };
};
