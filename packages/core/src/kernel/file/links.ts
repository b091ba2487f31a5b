import { text, type Text } from '../text.ts';

/** How a case belongs to another one, said from the case that names it. */
export const LINK_KINDS = {
  'part-of': text('分自', 'is a part of'),
  repeats: text('重复于', 'repeats'),
  'merged-into': text('并入', 'was merged into'),
  follows: text('后续于', 'follows'),
  reviews: text('复议或者诉讼所涉', 'reviews'),
  'about-incident': text('涉及事件', 'is about the incident'),
  interprets: text('解读', 'interprets'),
  publishes: text('公开', 'publishes'),
} as const satisfies Record<string, Text>;

/** A kind of link. */
export type LinkKind = keyof typeof LINK_KINDS;

/** Kinds that lead upwards: a case that followed them from itself back to itself would be a part of itself. */
export const UPWARD_LINKS: readonly LinkKind[] = ['part-of', 'merged-into', 'follows'];
