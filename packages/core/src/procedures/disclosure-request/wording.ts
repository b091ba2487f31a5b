const LONGEST = 60;

/** The first line of a text, short enough for a list. */
export const subjectOf = (given: string): string => {
  const [line = ''] = given.trim().split(/\r?\n/);
  const letters = Array.from(line);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : line;
};

/** The applicant as lists show them, with how many apply together. */
export const partyOf = (name: string | undefined, others: readonly unknown[] = []): string | null => {
  if (name === undefined) return null;
  return others.length === 0 ? name : `${name}等${others.length + 1}人`;
};
