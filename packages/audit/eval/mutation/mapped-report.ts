import { type FigureOffset, figuresOf, type Relation } from './relation.ts';

/** A report with all its numbers, and the relations between them that a reader can check. */
export interface MappedReport {
  readonly name: string;
  readonly text: string;
  /** Every run of digits, by the offset of its first. */
  readonly figures: ReadonlyMap<FigureOffset, string>;
  readonly relations: readonly Relation[];
  /** Relations that hold, but that no sentence and no form states. */
  readonly unstated: readonly Relation[];
}

/** Finds every number of a text outside the given spans. */
const numbersIn = (text: string, without: readonly (readonly [number, number])[]): ReadonlyMap<FigureOffset, string> =>
  new Map(
    [...text.matchAll(/\d+(?:\.\d+)?/g)]
      .filter(({ index }) => !without.some(([from, to]) => index >= from && index < to))
      .map((match) => [match.index, match[0]]),
  );

/** Builds a mapped report. @throws if a relation names a figure that is not in the text. */
export const mappedReport = (
  name: string,
  text: string,
  relations: readonly Relation[],
  unstated: readonly Relation[] = [],
  without: readonly (readonly [number, number])[] = [],
): MappedReport => {
  const figures = numbersIn(text, without);
  const lost = [...relations, ...unstated].flatMap(figuresOf).find((figure) => !figures.has(figure));
  if (lost !== undefined) throw new Error(`${name} has no figure at ${lost}: ${text.slice(lost - 10, lost + 10)}`);
  return { name, text, figures, relations, unstated };
};
