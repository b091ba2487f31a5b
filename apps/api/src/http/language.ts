/** The languages in which sentences are kept. */
export type Language = 'zh' | 'en';

const languageOf = (tag: string): Language | null => {
  const [primary] = tag.trim().toLowerCase().split('-');
  return primary === 'zh' || primary === 'en' ? primary : null;
};

/** The language that an Accept-Language header prefers: the one with the greater weight, Chinese where nothing is said. */
export const preferredLanguage = (header: string | undefined): Language => {
  const ranked = (header ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.split(';');
    const language = languageOf(tag);
    const weight = Number(parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean) ?? 1);
    return language === null || !(weight > 0) ? [] : [{ language, weight }];
  });
  return ranked.toSorted((a, b) => b.weight - a.weight)[0]?.language ?? 'zh';
};
