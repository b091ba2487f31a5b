const CHOICE = /\{([^{}]*)\}/;

/**
 * Texts of a template, of which `{a|b|}` stands for a, for b, and for nothing: each choice once, beside the first ones of
 * the others.
 */
export const variants = (template: string): readonly string[] => {
  // Between words at even places are choices at odd ones.
  const parts = template.split(CHOICE).map((part, index) => (index % 2 === 0 ? [part] : part.split('|')));
  const withChoice = (place: number, choice: string): string =>
    parts.map(([first = ''], index) => (index === place ? choice : first)).join('');
  return [
    withChoice(-1, ''),
    ...parts.flatMap((choices, place) => choices.slice(1).map((choice) => withChoice(place, choice))),
  ];
};
