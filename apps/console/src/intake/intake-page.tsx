import { Link, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useWords } from '../words/language.ts';
import { IntakeForm } from './intake-form.tsx';
import { OpenedPage } from './opened-page.tsx';
import { type Opening, useOpenings } from './openings.ts';

const useLabel = (openings: readonly Opening[]): ((opening: Opening) => string) => {
  const { text } = useWords();
  return ({ procedure, fact }) => {
    const isOnly = openings.filter((one) => one.procedure.id === procedure.id).length === 1;
    return isOnly ? text(procedure.label) : `${text(procedure.label)}: ${text(fact.label)}`;
  };
};

const Choice = ({ openings, current }: { readonly openings: readonly Opening[]; readonly current: Opening | null }) => {
  const { words } = useWords();
  const label = useLabel(openings);
  if (openings.length < 2) return null;
  return (
    <nav className="intake-choice" aria-label={words.intake.choose}>
      {openings.map((one) => (
        <Link
          key={`${one.procedure.id} ${one.fact.type}`}
          to="/intake"
          search={{ procedure: one.procedure.id, fact: one.fact.type }}
          activeProps={{}}
          aria-current={one === current ? 'page' : undefined}
        >
          {label(one)}
        </Link>
      ))}
    </nav>
  );
};

const New = () => {
  const { words, text } = useWords();
  const openings = useOpenings();
  const asked = useSearch({ from: '/intake' });
  const ofProcedure = openings.filter(({ procedure }) => procedure.id === asked.procedure);
  const named = ofProcedure.find(({ fact }) => fact.type === asked.fact) ?? ofProcedure[0];
  const current = named ?? (openings.length === 1 ? (openings[0] ?? null) : null);
  return (
    <>
      <header className="intake-head">
        <h1>
          {words.intake.title} {current !== null && <span className="quiet">{text(current.procedure.label)}</span>}
        </h1>
        <Choice openings={openings} current={current} />
      </header>
      {openings.length === 0 && <p>{words.intake.nothing}</p>}
      {current === null && openings.length > 0 && <p>{words.intake.choose}</p>}
      {current !== null && <IntakeForm key={`${current.procedure.id} ${current.fact.type}`} opening={current} />}
    </>
  );
};

/** A new case: what came, what it says, what follows; then its number and its receipt. */
export const IntakePage = () => {
  const { words } = useWords();
  const { opened, lost } = useSearch({ from: '/intake' });
  return (
    <Suspense fallback={<p className="quiet">{words.frame.loading}</p>}>
      {opened === undefined ? <New /> : <OpenedPage key={opened} id={opened} lost={lost ?? null} />}
    </Suspense>
  );
};
