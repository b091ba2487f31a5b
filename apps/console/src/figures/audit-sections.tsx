import { useWords } from '../words/language.ts';
import type { Section } from './audit-marks.ts';

const LEGEND = ['error', 'rounding', 'pass', 'cannot-assess', 'integrity'] as const;
const SAMPLES = {
  error: '19.53%',
  rounding: '9.58%',
  pass: '1.28%',
  'cannot-assess': '1068',
  integrity: '……',
} as const;

const useStateWord = () => {
  const { words } = useWords();
  const { sectionState } = words.figures.audit;
  return ({ counts }: Section): string => {
    if (counts.error > 0) return sectionState.error(counts.error);
    if (counts.integrity > 0) return sectionState.integrity(counts.integrity);
    if (counts['cannot-assess'] > 0) return sectionState['cannot-assess'](counts['cannot-assess']);
    return counts.pass > 0 ? sectionState.pass : sectionState.none;
  };
};

/** The sections of the report with what was found in each, and what the marks mean. */
export const AuditSections = ({ sections }: { readonly sections: readonly Section[] }) => {
  const { words } = useWords();
  const stateWord = useStateWord();
  const own = words.figures.audit;
  return (
    <nav className="audit-sections" aria-label={own.sections}>
      <ul>
        {sections.map((section) => (
          <li key={section.id}>
            <a href={`#section-${section.id}`}>
              <span>{section.title ?? own.opening}</span>
              <small data-alarm={section.counts.error > 0}>{stateWord(section)}</small>
            </a>
          </li>
        ))}
      </ul>
      <dl className="audit-legend">
        {LEGEND.map((verdict) => (
          <div key={verdict}>
            <dt className="finding-mark" data-verdict={verdict}>
              {SAMPLES[verdict]}
            </dt>
            <dd>{own.legend[verdict]}</dd>
          </div>
        ))}
      </dl>
    </nav>
  );
};
