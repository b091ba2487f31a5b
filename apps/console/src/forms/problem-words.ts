import { useWords } from '../words/language.ts';
import type { Problem } from './body-of.ts';

/** How a problem of a field is said; the same words are used at the field and in the summary. */
export const useLackWords = (): ((problem: Problem) => string) => {
  const { words, text } = useWords();
  return ({ lack, field, limit }) => words.forms.lacks[lack](text(field.label), limit ?? 0);
};
