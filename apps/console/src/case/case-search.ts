/** The parts of a case that its page shows one at a time. */
export const CASE_TABS = ['timeline', 'steps', 'attachments', 'sum', 'links', 'machine', 'ledger'] as const;

export type CaseTab = (typeof CASE_TABS)[number];

/** What the address of a case says beside its identifier. */
export interface CaseSearch {
  readonly tab?: CaseTab;
  /** The clock whose sum is shown. */
  readonly clock?: string;
  /** The fact that is being recorded. */
  readonly fact?: string;
  /** The entry that it is about. */
  readonly seq?: number;
  /** Whether it is recorded although it broke a rule. */
  readonly anyway?: true;
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads the address of a case; what it does not know is left out. */
export const caseSearch = (given: Record<string, unknown>): CaseSearch => {
  const tab = CASE_TABS.find((one) => one === given['tab']);
  const { seq } = given;
  const [clock, fact] = [textIn(given['clock']), textIn(given['fact'])];
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(clock === undefined ? {} : { clock }),
    ...(fact === undefined ? {} : { fact }),
    ...(typeof seq === 'number' && Number.isSafeInteger(seq) && seq > 0 ? { seq } : {}),
    ...(given['anyway'] === true ? { anyway: true } : {}),
  };
};
