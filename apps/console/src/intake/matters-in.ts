/** A case is split into so many parts at least. */
export const LEAST = 2;

const NUMBERED =
  /(?:^|[\s:：;；，,。])(?:\d{1,2}(?:\.(?!\d)|[、．)])|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)/;
const ENDS = ':：;；，,。 \n\t';

// What ends like this announces a list, and asks for nothing itself.
const ANNOUNCES = /(?:[:：]|(?:以下|下列|如下)[^;；。，,\d]{0,12})\s*$/;

const withoutEnd = (text: string): string => {
  let end = text.length;
  while (end > 0 && ENDS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trim();
};

/** The matters that a text lists by numbers; one matter where it lists none. Nothing that may be a matter is left out. */
export const mattersIn = (text: string): readonly string[] => {
  const parts = text.split(NUMBERED);
  const [before = ''] = parts;
  // The sign that separates the first number from what is before it is lost by splitting.
  const introduction = parts.length > LEAST ? text.slice(0, before.length + 1) : '';
  const matters = ANNOUNCES.test(introduction) ? parts.slice(1) : parts;
  return matters.map(withoutEnd).filter((one) => one !== '');
};
