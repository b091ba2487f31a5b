import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { readProcedure } from '../data/reads.ts';
import { useWords } from '../words/language.ts';
import type { Procedure } from './law-reads.ts';
import { FactsPart } from './facts-part.tsx';
import { MachinePart } from './machine-part.tsx';
import { OutcomesPart, PeriodsPart, SeparationPart } from './other-parts.tsx';
import { StatesPart } from './states-part.tsx';

const PARTS = ['machine', 'states', 'facts', 'periods', 'outcomes', 'separation'] as const;
type Part = (typeof PARTS)[number];

const countOf = (procedure: Procedure, part: Part): number | null => {
  if (part === 'machine') return null;
  return part === 'separation' ? procedure.separationOfDuties.length : procedure[part].length;
};

/** A procedure as the law makes it: its machine, states, facts, periods, outcomes, and who may not do both. */
export const ProcedurePage = () => {
  const { words, text } = useWords();
  const { id } = useParams({ from: '/procedures/$id' });
  const { part: asked, find } = useSearch({ from: '/procedures/$id' });
  const { data: procedure } = useSuspenseQuery(readProcedure(id));
  const { procedure: own, procedures } = words.law;
  const part = PARTS.find((one) => one === asked) ?? 'machine';
  return (
    <>
      <header className="procedure-head">
        <h1>{text(procedure.label)}</h1>
        <span className="quiet">{procedures.version(procedure.version)}</span>
        <Link to="/procedures" className="procedure-all no-print">
          {own.all}
        </Link>
      </header>
      <nav className="part-tabs no-print" aria-label={text(procedure.label)}>
        {PARTS.map((one) => (
          <Link
            key={one}
            to="/procedures/$id"
            params={{ id }}
            search={{ part: one }}
            aria-current={one === part ? 'page' : undefined}
            activeProps={{}}
          >
            {own.parts[one]}
            {countOf(procedure, one) !== null && <small>{countOf(procedure, one)}</small>}
          </Link>
        ))}
      </nav>
      {part === 'machine' && <MachinePart procedure={procedure} />}
      {part === 'states' && <StatesPart procedure={procedure} />}
      {part === 'facts' && <FactsPart procedure={procedure} find={find ?? ''} />}
      {part === 'periods' && <PeriodsPart procedure={procedure} />}
      {part === 'outcomes' && <OutcomesPart procedure={procedure} />}
      {part === 'separation' && <SeparationPart procedure={procedure} />}
    </>
  );
};
