import { useWords } from '../words/language.ts';
import type { Audit } from './audit-types.ts';

const SHOWN = ['error', 'rounding', 'pass', 'cannot-assess'] as const;

/** How many places passed, are wrong, cannot be judged, and how many words were replaced. */
export const AuditCounts = ({ audit: { counts, findings } }: { readonly audit: Audit }) => {
  const { words } = useWords();
  const own = words.figures.audit;
  const replaced = findings.reduce(
    (sum, { verdict, occurrences }) => sum + (verdict === 'integrity' ? (occurrences?.length ?? 1) : 0),
    0,
  );
  return (
    <ul className="audit-counts">
      {SHOWN.map((verdict) => (
        <li key={verdict} data-alarm={verdict === 'error' && counts.error > 0} data-zero={counts[verdict] === 0}>
          <strong>{counts[verdict]}</strong> {own.counts[verdict]}
        </li>
      ))}
      <li data-zero={replaced === 0}>
        <strong>{replaced}</strong> {replaced > 0 ? own.damaged : own.intact}
      </li>
    </ul>
  );
};
