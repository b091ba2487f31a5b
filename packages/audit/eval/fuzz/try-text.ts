import type { AuditFinding } from '@gongkai/audit';
import type { Chance } from './seeded.ts';
import { type Char, cut, joined, rewritten } from './pieces.ts';

/** A text of the corpus with the findings of the whole text. */
export interface CorpusText {
  readonly name: string;
  readonly text: string;
  readonly findings: readonly AuditFinding[];
}

const claims = ({ verdict }: AuditFinding): boolean => verdict === 'error' || verdict === 'rounding';

const LONGEST = 2_000;

const cutPiece = (sources: readonly [CorpusText, ...CorpusText[]], piece: number, chance: Chance): readonly Char[] => {
  const number = chance.between(0, sources.length - 1);
  const { text } = sources[number] ?? sources[0];
  if (text.length < LONGEST && chance.happens(0.3)) return cut(text, number, piece, 0, text.length);
  const from = chance.between(0, Math.max(0, text.length - 2));
  return cut(text, number, piece, from, Math.min(text.length, from + chance.between(1, LONGEST)));
};

/** Generates a text from cuts of the corpus, joined and rewritten. */
export const makeText = (sources: readonly [CorpusText, ...CorpusText[]], chance: Chance): readonly Char[] => {
  const count = chance.happens(0.6) ? 1 : chance.between(2, 4);
  const pieces = Array.from({ length: count }, (_, piece) => cutPiece(sources, piece, chance));
  return rewritten(pieces.length === 1 ? (pieces[0] ?? []) : joined(pieces), chance);
};

/** The characters that a finding is based on: its place and those of its operands. */
const groundOf = ({ where, operands }: AuditFinding, chars: readonly Char[]): readonly Char[] =>
  [where, ...operands.map((one) => one.where)].flatMap((place) =>
    place === null ? [] : chars.slice(place.offset, place.offset + place.length),
  );

const wide = (stated: string | null): string | null => stated?.normalize('NFKC').replace(/\s/g, '') ?? null;

/** In a table that lost rows, the wrong cell of a row may not be determined. */
const OF_TABLE = /^[IJK]\d/;

/** Whether the uncut text has the same finding: at the same place, with the same figure. */
const known = (finding: AuditFinding, ground: readonly Char[], sources: readonly CorpusText[]): boolean => {
  const [first] = ground;
  const places = new Set(ground.map(({ offset }) => offset));
  const whole = sources[first?.source ?? -1]?.findings.filter(claims) ?? [];
  return whole.some(
    ({ where, stated }) =>
      (wide(stated) === wide(finding.stated) || OF_TABLE.test(finding.ruleId)) &&
      Array.from({ length: where.length }, (_, index) => where.offset + index).some((offset) => places.has(offset)),
  );
};

/** Ends of a sentence or a row. */
const ENDS = /[。\n]/;

/**
 * Whether the sentence around a place lost its beginning: no sentence ends between the start of its piece and the
 * place, and the source continues before the piece.
 */
const lostBeginning = (
  { source, offset, piece }: Char,
  chars: readonly Char[],
  sources: readonly CorpusText[],
): boolean => {
  const text = sources[source]?.text ?? '';
  const start = chars.find((one) => one.piece === piece && one.offset !== null)?.offset ?? 0;
  const at = offset ?? start;
  return start > 0 && !ENDS.test(text.charAt(start - 1)) && !text.slice(start, at).includes('。');
};

/**
 * - `within`: the uncut text has the same statement, and no such finding.
 * - `torn`: the cut removed the beginning of its sentence, which changes the statement.
 * - `across`: it is based on figures of two joined pieces, so that no single text could have it.
 */
export type UnfoundedKind = 'within' | 'torn' | 'across';

/** An error or a rounding of a generated text that the uncut text does not have. */
export interface Unfounded {
  readonly finding: AuditFinding;
  readonly kind: UnfoundedKind;
}

/**
 * Audits a generated text and returns findings that the uncut texts do not have. A finding based on a number at the
 * edge of a piece is skipped, since the cut changed the number.
 */
export const unfoundedIn = (
  chars: readonly Char[],
  sources: readonly CorpusText[],
  audit: (text: string) => readonly AuditFinding[],
): readonly Unfounded[] =>
  audit(chars.map(({ text }) => text).join(''))
    .filter(claims)
    .flatMap((finding): readonly Unfounded[] => {
      const ground = groundOf(finding, chars);
      if (ground.some(({ torn }) => torn) || known(finding, ground, sources)) return [];
      // A figure of a table without a place is the sum of several cells: in a joined text it may be of another piece.
      const placeless = finding.operands.some(({ where }) => where === null) && chars.at(-1)?.piece !== 0;
      if (placeless || new Set(ground.map(({ piece }) => piece)).size > 1) return [{ finding, kind: 'across' }];
      return [{ finding, kind: ground.some((one) => lostBeginning(one, chars, sources)) ? 'torn' : 'within' }];
    });
