import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isTyping } from '../frame/keys.tsx';
import { useWords } from '../words/language.ts';
import { AuditCards } from './audit-cards.tsx';
import { AuditCounts } from './audit-counts.tsx';
import { sectionsOf } from './audit-marks.ts';
import { saveOpinion } from './audit-opinion.ts';
import { AuditSections } from './audit-sections.tsx';
import { AuditText } from './audit-text.tsx';
import type { Audit } from './audit-types.ts';

/** The places that `n` and `p` go through: what is wrong or unsure; replaced words, which may be many, have a list. */
const stopsOf = (sections: ReturnType<typeof sectionsOf>): readonly number[] =>
  sections.flatMap(({ pieces }) =>
    pieces.flatMap(({ mark }) =>
      mark === null || mark.verdict === 'pass' || mark.verdict === 'integrity' ? [] : mark.from,
    ),
  );

const show = (place: number): void => {
  const mark = document.getElementById(`mark-${place}`);
  mark?.scrollIntoView({ block: 'center' });
  mark?.focus({ preventScroll: true });
};

const useWalk = (stops: readonly number[], place: number | null, go: (place: number) => void): void => {
  const latest = useRef({ stops, place, go });
  latest.current = { stops, place, go };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (isTyping(event) || (event.key !== 'n' && event.key !== 'p')) return;
      const { stops: all, place: present } = latest.current;
      const at = present === null ? -1 : all.indexOf(present);
      const next = event.key === 'n' ? all[at + 1] : all[at < 0 ? all.length - 1 : at - 1];
      if (next !== undefined) latest.current.go(next);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
};

/** What an audit found: counts, sections, the text with its marks, and a card for each error. */
export const AuditResult = ({
  audit,
  name,
  onAgain,
}: {
  readonly audit: Audit;
  readonly name: string;
  readonly onAgain: () => void;
}) => {
  const { words } = useWords();
  const own = words.figures.audit;
  const sections = useMemo(() => sectionsOf(audit), [audit]);
  const stops = useMemo(() => stopsOf(sections), [sections]);
  const [place, setPlace] = useState<number | null>(null);
  const go = (to: number): void => {
    setPlace(to);
    show(to);
  };
  useWalk(stops, place, go);
  const chosen = sections.flatMap(({ pieces }) => pieces).find(({ from, mark }) => mark !== null && from === place);
  return (
    <>
      <header className="audit-head">
        <h1>{own.title}</h1>
        <span className="audit-name">
          {name}·{own.size(audit.text.replaceAll(/\s/g, '').length)}
        </span>
        <span className="audit-head-acts no-print">
          <span className="quiet">
            <kbd>n</kbd> <kbd>p</kbd> {own.walk}
          </span>
          <Button onClick={onAgain}>{own.another}</Button>
          <Button onClick={() => saveOpinion(audit, name, own)}>{own.export}</Button>
        </span>
      </header>
      <AuditCounts audit={audit} />
      {audit.pagesWithoutText.length > 0 && (
        <p className="note">⚠ {own.unreadPages(audit.pagesWithoutText.join('、'))}</p>
      )}
      {audit.findings.length === 0 && audit.text.trim() !== '' && <p className="note">⚠ {own.noReport}</p>}
      {audit.text.trim() === '' ? (
        <p className="note">⚠ {own.noText}</p>
      ) : (
        <div className="audit-body">
          <AuditSections sections={sections} />
          <AuditText sections={sections} place={place} onPlace={setPlace} />
          <AuditCards audit={audit} chosen={chosen?.mark?.finding ?? null} onGo={go} />
        </div>
      )}
    </>
  );
};
