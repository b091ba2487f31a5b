import type { Occurrence } from '../finding.ts';

/** Characters that do not belong to the report, in folded text (`fold`). */
export interface DamageMark extends Pick<Occurrence, 'form' | 'confidence'> {
  readonly offset: number;
  readonly length: number;
}

/** Finds every match of a global pattern. */
export const findMarks = (text: string, pattern: RegExp, confidence: DamageMark['confidence']): readonly DamageMark[] =>
  Array.from(text.matchAll(pattern), ({ 0: form, index }) => ({
    offset: index,
    length: form.length,
    form,
    confidence,
  }));
