import { useWords } from '../words/language.ts';
import type { AuditFinding } from './audit-types.ts';

interface Listed {
  readonly findings: readonly AuditFinding[];
  readonly onGo: (place: number) => void;
}

const PlaceLink = ({
  text,
  offset,
  onGo,
}: { readonly text: string; readonly offset: number } & Pick<Listed, 'onGo'>) => (
  <button type="button" className="link" onClick={() => onGo(offset)}>
    {text.replaceAll(/\s+/g, '')}
  </button>
);

/** What cannot be judged, by reason. */
export const UnsureCard = ({ findings, onGo }: Listed) => {
  const { words } = useWords();
  const { card, reasons } = words.figures.audit;
  const known: Readonly<Record<string, string>> = reasons;
  const unsure = findings.filter(({ verdict }) => verdict === 'cannot-assess');
  if (unsure.length === 0) return null;
  const byReason = Map.groupBy(unsure, ({ reason }) => reason ?? 'other');
  return (
    <section className="finding-card" data-kind="cannot-assess">
      <h2>
        {card.unsure} <small>{card.places(unsure.length)}</small>
      </h2>
      <dl className="audit-reasons">
        {[...byReason].map(([reason, all]) => (
          <div key={reason}>
            <dt>{known[reason] ?? reasons.other}</dt>
            <dd>
              {all.map(({ where, stated, quote }) => (
                <PlaceLink
                  key={`${where.offset} ${where.length}`}
                  text={stated ?? quote.slice(0, 16)}
                  offset={where.offset}
                  onGo={onGo}
                />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

/** The words that are not of the report, form by form; what stood there is only guessed at. */
export const DamageCard = ({ findings, onGo }: Listed) => {
  const { words } = useWords();
  const { card } = words.figures.audit;
  const places = findings
    .filter(({ verdict }) => verdict === 'integrity')
    .flatMap(({ occurrences = [] }) => occurrences);
  if (places.length === 0) return null;
  const forms = [...Map.groupBy(places, ({ form }) => form)].toSorted(([, a], [, b]) => b.length - a.length);
  return (
    <section className="finding-card" data-kind="integrity">
      <h2>
        {card.damage} <small>{card.forms(forms.length, places.length)}</small>
      </h2>
      <p>{card.damageMore}</p>
      <details>
        <summary>{card.see}</summary>
        <dl className="audit-reasons">
          {forms.map(([form, all]) => {
            const guesses = [...new Set(all.flatMap(({ candidates }) => candidates.map(({ text }) => text)))];
            return (
              <div key={form}>
                <dt>
                  <q>{form}</q> {card.places(all.length)}
                </dt>
                <dd>
                  {guesses.length > 0 && (
                    <span className="quiet">
                      {card.guesses} {guesses.join('、')}
                    </span>
                  )}
                  {all.map(({ where }, index) => (
                    <PlaceLink key={where.offset} text={String(index + 1)} offset={where.offset} onGo={onGo} />
                  ))}
                </dd>
              </div>
            );
          })}
        </dl>
      </details>
    </section>
  );
};
