import { type DragEvent, useState } from 'react';
import { useWords } from '../words/language.ts';

const KINDS = '.docx,.xlsx,.pdf,.html,.htm,.txt';

/** A place for a report, by dropping or choosing a file, and one for the report of the year before. */
export const AuditDrop = ({
  report,
  previous,
  onReport,
  onPrevious,
}: {
  readonly report: File | null;
  readonly previous: File | null;
  readonly onReport: (file: File) => void;
  readonly onPrevious: (file: File | null) => void;
}) => {
  const { words } = useWords();
  const { audit } = words.figures;
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onReport(file);
  };
  return (
    <div className="audit-choose">
      <label
        className="audit-file"
        data-over={isOver}
        data-has={report !== null}
        onDragEnter={over}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <strong>{report?.name ?? audit.drop}</strong>
        <span className="quiet">{report === null ? audit.kinds : `${Math.ceil(report.size / 1024)} KB`}</span>
        <span className="file-choice-act" aria-hidden="true">
          {audit.choose}
        </span>
        <input
          className="for-ears"
          type="file"
          name="report"
          accept={KINDS}
          aria-label={audit.choose}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) onReport(file);
          }}
        />
      </label>
      <label className="audit-previous file-choice">
        <span>{audit.previous}</span>
        <span className="file-choice-act" aria-hidden="true">
          {audit.choose}
        </span>
        <input
          className="for-ears"
          type="file"
          name="previous"
          accept={KINDS}
          aria-label={audit.choosePrevious}
          onChange={({ target }) => onPrevious(target.files?.[0] ?? null)}
        />
        {previous !== null && <span className="quiet">{previous.name}</span>}
      </label>
    </div>
  );
};
