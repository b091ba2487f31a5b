import { type DamageMark, findMarks } from './damage-mark.ts';

const LEAST = 3;

/** Results of a wrong decoding: replacement characters, runs of question marks, 锟斤拷, Ã©. */
const BROKEN = /\ufffd+|[??]{3,}|(?:锟斤拷)+|(?:烫烫){2,}|(?:屯屯){2,}|(?:[\u00c3-\u00ef][\u0080-\u00bf]{1,2}){3,}/g;
/** A pronunciation after a character: 重(zhòng)要, 开(開). Units and names in brackets have no tone. */
const TONED = /(?<=[\u4e00-\u9fff])\((?=[a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,7}\)/gi;
const PLAIN =
  '\\((?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[aeiouv]|ai|ei|ao|ou|an|en|ang|eng|ong|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui|uan|un|uang|ue)\\)';
/** Without tones: 公(gong)开; sometimes twice, 公(gong)(gong)开. */
const PLAIN_READING = new RegExp(`(?<=[\\u4e00-\\u9fff])(?:${PLAIN}){1,3}(?=[\\u4e00-\\u9fff\\d》”,。、:)])`, 'g');
const KANA = /[\u3041-\u30fa]{2,}/g;
const SPRINKLED = /(?<=[\u4e00-\u9fff])[★☆◆◇▲△※♠♣♥♦♪✿❀✦✧❤☺☻]+(?=[\u4e00-\u9fff,。、;:])/g;
/** Letters of scripts that no report in Chinese uses: Cyrillic, Hebrew, Thai, Devanagari. */
const FOREIGN =
  /[\u0400-\u04ff\u0590-\u05ff\u0900-\u097f\u0e00-\u0e7f]{2,}(?:[ -][\u0400-\u04ff\u0590-\u05ff\u0900-\u097f\u0e00-\u0e7f]+)*/g;

const atLeast = (marks: readonly DamageMark[]): readonly DamageMark[] => (marks.length >= LEAST ? marks : []);

/** Finds characters that are not text of a report: broken, scattered, or a pronunciation in brackets. */
export const garbledMarks = (text: string): readonly DamageMark[] =>
  [
    ...findMarks(text, BROKEN, 'high'),
    ...atLeast(findMarks(text, TONED, 'high')),
    ...atLeast(findMarks(text, PLAIN_READING, 'medium')),
    ...atLeast(findMarks(text, SPRINKLED, 'medium')),
  ].toSorted((a, b) => a.offset - b.offset);

/** Finds words in a foreign script. */
export const foreignMarks = (text: string): readonly DamageMark[] => {
  const marks = [...findMarks(text, FOREIGN, 'medium'), ...findMarks(text, KANA, 'medium')];
  const length = marks.reduce((sum, mark) => sum + mark.length, 0);
  // A text mostly in such a script is a translation, not a damaged copy.
  return length * 2 > text.length ? [] : marks.toSorted((a, b) => a.offset - b.offset);
};

const SIMILARITY = /\(\s*(?:重复率|查重率|相似度|相似率|复制比)\s*(?::\s*)?\d{1,3}(?:\.\d+)?%\s*\)/g;
const RADICALS = /[\u2e80-\u2fdf]+/g;

/** Finds marks that a text comparison tool added after a heading; they are not part of the report. */
export const copyingMarks = (text: string): readonly DamageMark[] => findMarks(text, SIMILARITY, 'high');

/** Finds radical characters in raw text, as extracted from a PDF: ⼈⺠ for 人民. */
export const radicalMarks = (raw: string): readonly DamageMark[] => findMarks(raw, RADICALS, 'low');
