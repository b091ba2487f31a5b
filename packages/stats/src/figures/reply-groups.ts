import type { FormatId } from '../formats/format.ts';

/** Cells that reports name together, by the id of the group. */
export type ReplyGroups = Readonly<Record<string, readonly string[]>>;

const numbered = (group: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${group}_${index + 1}`);

const AR = { r1: ['r1'], r2: ['r2'], r3: numbered('r3', 8), r4: numbered('r4', 3), r5: numbered('r5', 5) };

/** The groups of replies in the text of a report, for each form; 3.3.5 to 3.3.8 are grouped as other replies. */
export const REPLY_GROUPS: Readonly<Record<FormatId, ReplyGroups>> = {
  STAT2014: {
    '3.3.1': ['3.3.1'],
    '3.3.2': ['3.3.2'],
    '3.3.3': ['3.3.3'],
    '3.3.4': ['3.3.4'],
    '3.3.5-3.3.8': ['3.3.5', '3.3.6', '3.3.7', '3.3.8'],
  },
  AR2019: { ...AR, r6: ['r6'] },
  AR2021: { ...AR, r6: numbered('r6', 3) },
};
