import type { DamageMark } from './damage-mark.ts';

// Characters that are common in traditional and absent in simplified writing.
const TRADITIONAL =
  '開關於業務發資處國機條與學習貫徹黨會應對為實現體產動態電話網點證書統計總結構設備報導門縣鄉鎮辦廳長張訊創環標準專項監請審議給經濟營責權錄檔圖館間題負員調數據質優衛醫療農價費財採購復訴訟維護規範轉變進來時過這個們裡說認識讓論領際險當歲華雲寧蘇從眾傳協無見觀視覺試驗';
const ANY = new RegExp(`[${TRADITIONAL}]`, 'g');
const LEAST = 10;
const SHARE = 0.01;
const SHOWN = 12;

const CODES: ReadonlySet<number> = new Set(Array.from(TRADITIONAL, (char) => char.charCodeAt(0)));

const endOf = (mark: DamageMark | undefined): number => (mark === undefined ? 0 : mark.offset + mark.length);

/** Counts by character code; a list of a million characters would be garbage. */
const isMany = (text: string, apart: readonly DamageMark[]): boolean => {
  let [found, ideographs] = [0, 0];
  const count = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (code < 0x4e00 || code > 0x9fff) continue;
      ideographs += 1;
      if (CODES.has(code)) found += 1;
    }
  };
  let behind = 0;
  for (const { offset, length } of apart) {
    count(behind, offset);
    behind = Math.max(behind, offset + length);
  }
  count(behind, text.length);
  return found >= LEAST && found >= ideographs * SHARE;
};

/**
 * Finds lines that a copying site converted to traditional characters, with the characters that show it. A name or a
 * quotation is not enough: the characters must be many, and a share of all ideographs.
 * @param apart ranges that are not text of the report, in order; they are not counted
 */
export const traditionalLines = (text: string, apart: readonly DamageMark[] = []): readonly DamageMark[] => {
  if (!isMany(text, apart)) return [];
  const marks: DamageMark[] = [];
  let next = 0;
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    while (next < apart.length && endOf(apart[next]) <= index) next += 1;
    // Hits come in order, so that each range is passed once.
    let [one, end] = [next, 0];
    const outside = (at: number): boolean => {
      for (; (apart[one]?.offset ?? Infinity) <= at; one += 1) end = Math.max(end, endOf(apart[one]));
      return end <= at;
    };
    const hits = [...line.matchAll(ANY)].filter((hit) => outside(index + hit.index));
    const [first, last] = [hits[0], hits.at(-1)];
    if (first === undefined || last === undefined) continue;
    const form = [...new Set(hits.map(([char]) => char))].slice(0, SHOWN).join('');
    marks.push({ offset: index + first.index, length: last.index - first.index + 1, form, confidence: 'high' });
  }
  return marks;
};
