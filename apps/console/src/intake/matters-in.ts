/** A case is split into so many parts at least. */
export const LEAST = 2;

const NUMBERED =
  /(?:^|[\s;；。])(?:\d{1,2}[.、．)]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)/;
const ENDS = ';；。 \n\t';

const withoutEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && ENDS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trim();
};

/** The matters that a text lists by numbers; one matter where it lists none. */
export const mattersIn = (text: string): readonly string[] => {
  const parts = text
    .split(NUMBERED)
    .map(withoutEnd)
    .filter((one) => one !== '');
  // What comes before the first number introduces the list.
  const isIntroduced = parts.length > LEAST && !NUMBERED.test(text.slice(0, 4));
  return isIntroduced ? parts.slice(1) : parts;
};
