/** Every text of a template: `{a|b|}` stands for a, for b, and for nothing. */
export const variants = (template: string): readonly string[] => {
  const open = template.indexOf('{');
  if (open === -1) return [template];
  const close = template.indexOf('}', open);
  const behind = variants(template.slice(close + 1));
  return template
    .slice(open + 1, close)
    .split('|')
    .flatMap((choice) => behind.map((rest) => template.slice(0, open) + choice + rest));
};
