import { type Instrument, type InstrumentId, INSTRUMENTS, type Mark } from './instruments.ts';

/** A place in the law: the instrument, its article, paragraph and items, and how sure the reading is. */
export interface Citation {
  readonly instrument: InstrumentId | null;
  readonly article: number | null;
  /** The last of several articles in a row. */
  readonly through: number | null;
  readonly paragraph: number | null;
  /** Numbered items 项 of the article. */
  readonly items: readonly number[];
  /** The Chinese form in which an office would quote it. */
  readonly text: string;
  readonly mark: Mark;
  /** Further places on which the same rests; `text` quotes them too. */
  readonly also: readonly Citation[];
}

/** What narrows or marks a citation. */
export interface Where {
  readonly items?: readonly number[];
  readonly through?: number;
  readonly mark?: Mark;
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

const placeOf = (article: number | undefined, paragraph: number | null, { items = [], through }: Where): string => {
  if (article === undefined) return '';
  const last = through === undefined ? '' : `至第${articleNumeral(through)}条`;
  const which = paragraph === null ? '' : `第${articleNumeral(paragraph)}款`;
  const item = items.length === 0 ? '' : `第${items.map((n) => `(${articleNumeral(n)})`).join('、')}项`;
  return `第${articleNumeral(article)}条${last}${which}${item}`;
};

/** A title in its marks; marks inside a title are single ones (GB/T 15834). */
const quoted = (title: string): string => `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;

/**
 * Quotes an instrument. The mark defaults to the mark of the instrument itself.
 * @example cite('ogi-regulation-2019', 33, 2).text // => '《中华人民共和国政府信息公开条例》第三十三条第二款'
 */
export const cite = (
  instrument: InstrumentId,
  article?: number,
  paragraph: number | null = null,
  where: Where = {},
): Citation => {
  const source: Instrument = INSTRUMENTS[instrument];
  const name = source.title === null ? source.number : quoted(source.title);
  const number = source.title === null ? '' : `(${source.number})`;
  return {
    instrument,
    article: article ?? null,
    through: where.through ?? null,
    paragraph,
    items: where.items ?? [],
    text: `${name}${article === undefined ? number : placeOf(article, paragraph, where)}`,
    mark: where.mark ?? source.mark,
    also: [],
  };
};

const DOUBT = { verified: 0, 'second-hand': 1, 'from-memory': 2, 'design-choice': 3 } as const satisfies Record<
  Mark,
  number
>;

/** Several places on which one thing rests: quoted together, as sure as the least sure of them. */
export const citeAll = (first: Citation, ...more: readonly Citation[]): Citation => {
  const name = first.instrument === null ? '' : `《${INSTRUMENTS[first.instrument].title}》`;
  const quoted = more.map((one) =>
    one.instrument === first.instrument && one.text.startsWith(name)
      ? `、${one.text.slice(name.length)}`
      : `;${one.text}`,
  );
  const mark = [first, ...more].reduce<Mark>(
    (least, one) => (DOUBT[one.mark] > DOUBT[least] ? one.mark : least),
    first.mark,
  );
  return { ...first, text: `${first.text}${quoted.join('')}`, mark, also: [...first.also, ...more] };
};

/** A convention of this project where the text is silent; `point` is its number in docs/design-choices.md. */
export const convention = (point: string, near?: Citation): Citation => ({
  instrument: near?.instrument ?? null,
  article: near?.article ?? null,
  through: near?.through ?? null,
  paragraph: near?.paragraph ?? null,
  items: near?.items ?? [],
  text: near === undefined ? `法无明文,按设定 ${point}` : `${near.text}(法无明文部分按设定 ${point})`,
  mark: 'design-choice',
  also: near?.also ?? [],
});
