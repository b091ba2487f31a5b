import type { Instrument, InstrumentId, Mark } from './instruments.ts';
import { INSTRUMENTS } from './instruments.ts';

/** A place in the law: the instrument, its article and paragraph, and how sure the reading is. */
export interface Citation {
  readonly instrument: InstrumentId | null;
  readonly article: number | null;
  readonly paragraph: number | null;
  /** The Chinese form in which an office would quote it. */
  readonly text: string;
  readonly mark: Mark;
}

const DIGITS = '〇一二三四五六七八九';

/** A count from 1 to 199 in the Chinese numerals of article numbers. */
export const articleNumeral = (n: number): string => {
  const hundred = n >= 100 ? '一百' : '';
  const rest = n % 100;
  if (rest === 0) return hundred;
  const tens = Math.floor(rest / 10);
  const ones = rest % 10;
  const ten =
    tens === 0 ? (hundred === '' ? '' : '零') : `${tens === 1 && hundred === '' ? '' : DIGITS.charAt(tens)}十`;
  return `${hundred}${ten}${ones === 0 ? '' : DIGITS.charAt(ones)}`;
};

/**
 * Quotes an instrument. `mark` defaults to the mark of the instrument itself.
 * @example cite('ogi-regulation-2019', 33, 2).text // => '《中华人民共和国政府信息公开条例》第三十三条第二款'
 */
export const cite = (instrument: InstrumentId, article?: number, paragraph?: number, mark?: Mark): Citation => {
  const source: Instrument = INSTRUMENTS[instrument];
  const name = source.title === null ? source.number : `《${source.title}》`;
  const number = source.title === null ? '' : `(${source.number})`;
  const where = article === undefined ? number : `第${articleNumeral(article)}条`;
  const which = paragraph === undefined ? '' : `第${articleNumeral(paragraph)}款`;
  return {
    instrument,
    article: article ?? null,
    paragraph: paragraph ?? null,
    text: `${name}${where}${which}`,
    mark: mark ?? source.mark,
  };
};

/** A convention of this project where the text is silent; `point` is its number in docs/design-choices.md. */
export const chosen = (point: string, near?: Citation): Citation => ({
  instrument: near?.instrument ?? null,
  article: near?.article ?? null,
  paragraph: near?.paragraph ?? null,
  text: near === undefined ? `法无明文,按设定 ${point}` : `${near.text}(法无明文部分按设定 ${point})`,
  mark: 'design-choice',
});
