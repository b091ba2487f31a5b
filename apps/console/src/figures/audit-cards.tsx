import { useEffect } from 'react';
import { useWords } from '../words/language.ts';
import { cardFindings } from './audit-marks.ts';
import type { Audit, AuditFinding } from './audit-types.ts';
import { DamageCard, UnsureCard } from './audit-other-cards.tsx';

const ErrorCard = ({
  finding,
  number,
  isActive,
  onGo,
}: {
  readonly finding: AuditFinding;
  readonly number: number;
  readonly isActive: boolean;
  readonly onGo: (place: number) => void;
}) => {
  const { words } = useWords();
  const { card, rule, sentence, toText } = words.figures.audit;
  const { verdict, ruleId, confidence, stated, computed, operands, likelyCause, assumption, where } = finding;
  const name = verdict === 'error' ? card.error(number) : card.rounding(number);
  return (
    <section id={`audit-card-${number}`} className="finding-card" data-kind={verdict} data-active={isActive}>
      <h2>
        {name}
        <small>
          {rule(ruleId)}
          {confidence !== null && `·${card.confidence[confidence]}`}
        </small>
      </h2>
      {stated !== null && (
        <p>
          {card.stated} <strong className="finding-stated">{stated}</strong>
          {computed !== null && (
            <>
              {' '}
              {words.figures.audit.report.should} <strong>{computed}</strong>
            </>
          )}
        </p>
      )}
      {operands.length > 0 && (
        <ul className="finding-sum">
          {operands.map((one, index) => (
            // Two operands may have the same words; their order is that of the sum.
            <li key={`${index} ${one.label}`}>
              {one.label} <strong>{one.value}</strong> {one.unit}
            </li>
          ))}
        </ul>
      )}
      {likelyCause !== null && (
        <p className="quiet">
          {card.cause}
          {sentence(likelyCause)}
        </p>
      )}
      {assumption !== null && (
        <p className="quiet">
          {card.assumption}
          {sentence(assumption)}
        </p>
      )}
      <p className="finding-acts">
        <button type="button" className="quiet-button" onClick={() => onGo(where.offset)}>
          {toText}
        </button>
      </p>
    </section>
  );
};

/** A card for each error, and one each for what cannot be judged and for replaced words. */
export const AuditCards = ({
  audit,
  chosen,
  onGo,
}: {
  readonly audit: Audit;
  /** The finding whose mark was chosen. */
  readonly chosen: number | null;
  readonly onGo: (place: number) => void;
}) => {
  const { words } = useWords();
  const cards = cardFindings(audit.findings);
  // Where no figure could be compared, none was found right.
  const isCompared = audit.counts.pass + audit.counts.rounding > 0;
  const active = cards.find(([, index]) => index === chosen)?.[2];
  useEffect(() => {
    if (active !== undefined) document.getElementById(`audit-card-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <aside className="year-aside" aria-label={words.figures.findings}>
      {isCompared && cards.length === 0 && <p>✓ {words.figures.audit.clean}</p>}
      {!isCompared && cards.length === 0 && <p>{words.figures.audit.nothingCompared}</p>}
      {cards.map(([finding, index, number]) => (
        <ErrorCard key={number} finding={finding} number={number} isActive={index === chosen} onGo={onGo} />
      ))}
      <UnsureCard findings={audit.findings} onGo={onGo} />
      <DamageCard findings={audit.findings} onGo={onGo} />
    </aside>
  );
};
