/** The kinds of what a search finds. */
export const HIT_KINDS = ['case', 'agency', 'item'] as const;

export type HitKind = (typeof HIT_KINDS)[number];
