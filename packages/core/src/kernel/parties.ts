import { text, type Text } from './text.ts';

/** The parties whom periods of more than one procedure bind; a procedure adds its own. */
export const PARTIES = {
  agency: text('行政机关', 'the agency'),
  applicant: text('申请人', 'the applicant'),
  'third-party': text('第三方', 'a third party'),
  'co-agency': text('共同制作的行政机关', 'a co-making agency'),
} as const satisfies Record<string, Text>;

/** A party that the kernel knows. */
export type Party = keyof typeof PARTIES;
