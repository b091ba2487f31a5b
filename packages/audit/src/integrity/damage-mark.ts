import type { Occurrence } from '../finding.ts';

/** Characters that do not belong to the report, in a text whose characters have one form (`fold`). */
export interface DamageMark extends Pick<Occurrence, 'form' | 'confidence'> {
  readonly offset: number;
  readonly length: number;
}

/** Every match of a global pattern as a mark. */
export const findMarks = (text: string, pattern: RegExp, confidence: DamageMark['confidence']): readonly DamageMark[] =>
  Array.from(text.matchAll(pattern), ({ 0: form, index }) => ({
    offset: index,
    length: form.length,
    form,
    confidence,
  }));
