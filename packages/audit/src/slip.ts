/** What most likely happened to a figure: how its digits differ from those that it should have; null where nothing shows. */
export const slipOf = (stated: string, computed: string): string | null => {
  const [a, b] = [stated.replaceAll(',', ''), computed.replaceAll(',', '')];
  if (a === '') return 'the cell was left empty';
  if (a.length === b.length) {
    const wrong = Array.from(a, (_, index) => index).filter((index) => a.charAt(index) !== b.charAt(index));
    const [first = 0, second = 0] = wrong;
    if (wrong.length === 1) return `one digit is wrong: ${a.charAt(first)} for ${b.charAt(first)}`;
    const swapped =
      second === first + 1 && a.charAt(first) === b.charAt(second) && a.charAt(second) === b.charAt(first);
    if (wrong.length === 2 && swapped) return `two neighbouring digits are swapped: ${a.slice(first, first + 2)}`;
  }
  const without = (longer: string, shorter: string): boolean =>
    longer.length === shorter.length + 1 &&
    Array.from(longer).some((_, index) => longer.slice(0, index) + longer.slice(index + 1) === shorter);
  if (without(b, a)) return 'a digit is missing';
  if (without(a, b)) return 'a digit was added';
  return null;
};
