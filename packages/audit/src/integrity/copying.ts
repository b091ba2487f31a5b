import type { Mark } from './mark.ts';
import { marksOf } from './mark.ts';

const SIMILARITY = /\(\s*(?:重复率|查重率|相似度|相似率|复制比)\s*:?\s*\d{1,3}(?:\.\d+)?%\s*\)/g;
const RADICALS = /[\u2e80-\u2fdf]+/g;

/** Marks that a tool for comparing texts left behind a heading; they are no part of the report. */
export const copyingMarks = (text: string): readonly Mark[] => marksOf(text, SIMILARITY, 'high');

/** Characters of a raw text that are forms of radicals, as they come out of a PDF: ⼈⺠ for 人民. */
export const radicalMarks = (raw: string): readonly Mark[] => marksOf(raw, RADICALS, 'low');
