import type { ReportDocument } from './document.ts';
import type { AuditFinding } from './finding.ts';
import { damagedSpans } from './integrity/audit-integrity.ts';
import { placesIn } from './place.ts';
import { findingOf } from './rules/draft.ts';
import { judgeText } from './rules/judge-text.ts';
import { compactOf } from './text/compact.ts';

/**
 * Holds the figures in the running text of a report to each other: sums of lists, shares, growth, balances. What was
 * assessed and holds is a finding too, with the verdict `pass`; where the text does not say enough, the verdict is
 * `cannot-assess` with its reason. The same text gives the same findings however its lines are broken.
 */
export const auditText = ({ text }: ReportDocument): readonly AuditFinding[] => {
  const compact = compactOf(text, damagedSpans(text));
  const places = placesIn(text);
  return judgeText(compact.text).map((draft) => findingOf(compact, places, draft));
};
