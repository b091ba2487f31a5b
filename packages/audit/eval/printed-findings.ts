import type { AuditFinding, Operand, Place } from '@gongkai/audit';

const placed = (where: Place | null): string =>
  where === null ? 'last year' : `${where.line}:${where.column}+${where.length}`;

const operandText = ({ label, value, unit, where }: Operand): string =>
  `${label} ${value}${unit ?? ''} at ${placed(where)}`;

/** Every part of a finding, in a few lines that a reader can compare. */
export const linesOf = ({ where, quote, operands, occurrences = [], ...one }: AuditFinding): readonly string[] => {
  const parts: readonly (readonly [string, string | null])[] = [
    ['under', where.section],
    ['in', JSON.stringify(quote)],
    ['of', operands.length === 0 ? null : operands.map(operandText).join('; ')],
    ['because', one.reason],
    ['assuming', one.assumption],
    ['cause', one.likelyCause],
    ...occurrences.map(({ form, confidence, candidates, where: place }) => {
      const guesses = candidates.map(({ text, confidence: sure }) => `${text} (${sure})`);
      return ['there', [`${form} at ${placed(place)}, ${confidence}`, ...guesses].join('; ')] as const;
    }),
  ];
  const figures = [one.stated, one.computed].map((figure) => figure ?? '–').join(' for ');
  return [
    `${one.ruleId} ${one.verdict}${one.confidence === null ? '' : ` ${one.confidence}`}: ${figures} at ${placed(where)}`,
    ...parts.flatMap(([name, value]) => (value === null ? [] : [`  ${name} ${value}`])),
  ];
};

/** A finding that passed, in one line with the values that it rests on; any other in full. */
export const shortLinesOf = (finding: AuditFinding): readonly string[] => {
  const { ruleId, verdict, stated, where, operands } = finding;
  if (verdict !== 'pass') return linesOf(finding);
  return [`${ruleId} pass: ${stated} at ${placed(where)} of ${operands.map(({ value }) => value).join(' ')}`];
};
