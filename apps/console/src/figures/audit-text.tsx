import { memo } from 'react';
import { useWords } from '../words/language.ts';
import { linesOf, type Mark, type Section } from './audit-marks.ts';

/** A marked piece of the text: an error has its number, and replaced words are never put back. */
const FindingMark = ({
  mark,
  text,
  isChosen,
  onPlace,
}: {
  readonly mark: Mark;
  readonly text: string;
  readonly isChosen: boolean;
  readonly onPlace: (place: number) => void;
}) => {
  const { words } = useWords();
  const { verdict, number, from } = mark;
  const label = words.figures.audit.legend[verdict];
  return (
    <mark
      id={`mark-${from}`}
      className="finding-mark"
      data-verdict={verdict}
      data-chosen={isChosen}
      title={label}
      tabIndex={verdict === 'pass' ? undefined : 0}
      onFocus={() => onPlace(from)}
      onClick={() => onPlace(from)}
    >
      {text}
      {number !== null && <sup>{number}</sup>}
      {verdict !== 'pass' && <span className="for-ears">({label})</span>}
    </mark>
  );
};

const AuditSection = memo(function AuditSection({
  section,
  place,
  onPlace,
}: {
  readonly section: Section;
  /** The chosen place, where it is in this section. */
  readonly place: number | null;
  readonly onPlace: (place: number) => void;
}) {
  return (
    <section id={`section-${section.id}`} className="audit-section">
      {linesOf(section.pieces).map((line, index) => (
        <p key={line[0]?.from} className={index === 0 && section.title !== null ? 'audit-heading' : undefined}>
          {line.map(({ from, text, mark }) =>
            mark === null ? (
              text
            ) : (
              <FindingMark key={from} mark={mark} text={text} isChosen={mark.from === place} onPlace={onPlace} />
            ),
          )}
        </p>
      ))}
    </section>
  );
});

/** The text of the report as it was read, with its marks. */
export const AuditText = ({
  sections,
  place,
  onPlace,
}: {
  readonly sections: readonly Section[];
  readonly place: number | null;
  readonly onPlace: (place: number) => void;
}) => (
  <article className="audit-paper" lang="zh-CN">
    {sections.map((section) => (
      <AuditSection
        key={section.id}
        section={section}
        place={section.pieces.some(({ from }) => from === place) ? place : null}
        onPlace={onPlace}
      />
    ))}
  </article>
);
