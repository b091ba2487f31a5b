/** One sentence or name in both languages; zh-CN is the text of record. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Shorthand for a {@link Text}. */
export const text = (zh: string, en: string): Text => ({ zh, en });
