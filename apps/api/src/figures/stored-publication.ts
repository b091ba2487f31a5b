import type { PublishedTable, TableCorrection } from '@gongkai/engine';
import type { FormatId } from '@gongkai/stats/formats';
import type { Correction, PublishedYear } from '@gongkai/stats/published';

/** The stored form of a published table. */
export const writePublished = ({ agency, year, format, cells, missing, by, at }: PublishedYear): PublishedTable => ({
  agency,
  year,
  format,
  body: JSON.stringify({ v: 1, cells, missing }),
  by,
  at,
});

const isBody = (value: unknown): value is Pick<PublishedYear, 'cells' | 'missing'> =>
  typeof value === 'object' && value !== null && 'cells' in value && 'missing' in value;

const figureOf = (text: string | null): number | null => (text === null ? null : Number(text));

const correctionOf = ({ cell, from, to, why, by, at }: TableCorrection): Correction => ({
  cell,
  from: figureOf(from),
  to: figureOf(to),
  why,
  by,
  at,
});

/**
 * Reads a published table with its corrections.
 * @throws SyntaxError where {@link writePublished} did not write the body.
 */
export const readPublished = (
  format: FormatId,
  { agency, year, body, by, at }: PublishedTable,
  corrections: readonly TableCorrection[],
): PublishedYear => {
  const value: unknown = JSON.parse(body);
  if (!isBody(value)) throw new SyntaxError(`the published table of ${agency} for ${year} cannot be read`);
  const { cells, missing } = value;
  return { format, year, agency, cells, missing, by, at, corrections: corrections.map(correctionOf) };
};
