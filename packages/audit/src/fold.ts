const PIECE = 1 << 15;

/**
 * Replaces single characters piece by piece, so that memory stays small for long texts. Returns the same string if no
 * character matches.
 * @param pattern global; each match is one UTF-16 unit
 */
export const replaceEach = (text: string, pattern: RegExp, replacement: (char: string) => string): string => {
  if (text.search(pattern) === -1) return text;
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += PIECE) {
    pieces.push(text.slice(at, at + PIECE).replace(pattern, replacement));
  }
  return pieces.join('');
};

/** Radicals of the supplement block, and the few Kangxi radicals that NFKC maps to traditional forms. */
const RADICALS: ReadonlyMap<string, string> = new Map(
  (
    '⼾户⾒见⾧长⾨门⾞车⾙贝⾺马⿂鱼⿃鸟⿆麦⿑齐⿒齿⿓龙⿔龟⾱韦⾴页⾵风⾶飞⻁虎⻂衤⻈讠⻐钅⻑长⻒长⺠民⻅见⻓长⻔门⻆角⻉贝⻋车⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⻄西⻗雨⺁厂⺇几⺊卜⺩王⺬示⺮竹⺜日⺝月⺟母⻌辶⻏阝⻖阝⺌小⺍小⺗心⺘手⺡氵⺣灬⺼月⺾艹⺕彐⺧牛⺫目⺰纟⺸羊⻊足⻟食⻠饣⿊黑⿈黄'.match(
      /[\s\S]{2}/gu,
    ) ?? []
  ).map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const folded = (char: string): string => {
  const own = RADICALS.get(char);
  if (own !== undefined) return own;
  const compatible = char.normalize('NFKC');
  return compatible.length === 1 ? compatible : char;
};

const FOLDABLE = /[\u00a0\u2002\u2003\u2e80-\u2fdf\u3000\uf900-\ufaff\uff01-\uff5e]/g;

/**
 * Folds variants of characters that copies and PDFs contain: radicals become simplified ideographs, full width becomes
 * half width, wide spaces become spaces. The length is unchanged, so offsets stay valid.
 */
export const fold = (text: string): string => replaceEach(text, FOLDABLE, folded);
