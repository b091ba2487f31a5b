import { useSyncExternalStore } from 'react';
import { keptChoice } from '../data/kept-choice.ts';
import type { Text } from '../data/problem.ts';
import type { Language } from './days.ts';
import { en } from './en/index.ts';
import { type Words, zhCN } from './zh-cn/index.ts';

const CATALOGUES: Readonly<Record<Language, Words>> = { zh: zhCN, en };

const choice = keptChoice<Language>('language', ['zh', 'en']);

/** Changes the language of the pages. */
export const setLanguage = (language: Language): void => choice.set(language);

/** The words of the present language, and the choice of the texts that the server gives in both. */
export const useWords = (): {
  readonly language: Language;
  readonly words: Words;
  readonly text: (both: Text) => string;
} => {
  const language = useSyncExternalStore(choice.watch, choice.get);
  return { language, words: CATALOGUES[language], text: (both) => both[language] };
};
