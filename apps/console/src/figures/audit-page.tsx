import { Button } from 'antd';
import { useState } from 'react';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useServerSecond } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import { AuditDrop } from './audit-drop.tsx';
import { AuditResult } from './audit-result.tsx';
import { useAudit } from './use-audit.ts';

const Working = ({
  name,
  percent,
  onCancel,
}: {
  readonly name: string;
  /** How much is sent; null while the server reads. */
  readonly percent: number | null;
  readonly onCancel: () => void;
}) => {
  const { words } = useWords();
  const now = useServerSecond();
  const [began] = useState(now);
  const { audit } = words.figures;
  return (
    <section className="audit-working" aria-busy="true">
      <h2>{audit.working(name)}</h2>
      <p role="status">{percent === null ? audit.reading : audit.sending(percent)}</p>
      <progress max={100} value={percent ?? undefined} aria-label={audit.reading} />
      <p className="quiet">{audit.seconds(Math.max(0, Math.round((now - began) / 1000)))}</p>
      <Button onClick={onCancel}>{audit.cancel}</Button>
    </section>
  );
};

/** Any published report: its figures are checked, and the text is shown with what was found in it. */
export const AuditPage = () => {
  const { words } = useWords();
  const { state, start, cancel, again } = useAudit();
  const [report, setReport] = useState<File | null>(null);
  const [previous, setPrevious] = useState<File | null>(null);
  const { audit } = words.figures;
  const name = report?.name ?? '';
  if (state.step === 'done') return <AuditResult audit={state.audit} name={name} onAgain={again} />;
  return (
    <>
      <h1>{audit.title}</h1>
      <p className="audit-lead">{audit.lead}</p>
      {state.step === 'choose' ? (
        <>
          <AuditDrop report={report} previous={previous} onReport={setReport} onPrevious={setPrevious} />
          {state.isCancelled === true && <p role="status">{audit.cancelled}</p>}
          <ProblemNote error={state.error} />
          <p className="audit-acts">
            <Button
              type="primary"
              size="large"
              aria-disabled={report === null}
              onClick={() => {
                if (report !== null) start(report, previous);
              }}
            >
              {audit.start}
            </Button>
          </p>
        </>
      ) : (
        <Working name={name} percent={state.step === 'sending' ? state.percent : null} onCancel={cancel} />
      )}
    </>
  );
};
