import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { factForm, readEntry } from '../acts/case-parts.ts';
import { hasEnded } from '../acts/clock-changes.ts';
import { readCase, readMe, readProcedure } from '../data/reads.ts';
import { useDates } from '../words/date-words.tsx';
import { dayAt, minuteAt } from '../words/days.ts';
import { useWords } from '../words/language.ts';
import { SplitDialog } from './split-dialog.tsx';

const useOpenedCase = (id: string) => {
  const { data: one } = useSuspenseQuery(readCase(id));
  const { data: procedure } = useSuspenseQuery(readProcedure(one.procedure));
  const { data: entry = null } = useQuery(readEntry(id, 1));
  const described = procedure.facts.find(({ type }) => type === entry?.type);
  const matter =
    described === undefined
      ? undefined
      : factForm(described).fields.find((field) => field.kind === 'text' && field.matter);
  const said = matter === undefined ? undefined : entry?.fact[matter.key];
  const due = one.clocks.filter((clock) => clock.due !== null && !hasEnded(clock));
  return {
    one,
    procedure,
    matter,
    said: typeof said === 'string' ? said : '',
    receivedAt: entry?.at ?? one.openedAt,
    due,
  };
};

/** The paper that is given to who asked: number, day, and the date of the answer. */
const Receipt = ({ shown }: { readonly shown: ReturnType<typeof useOpenedCase> }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const { data: me } = useSuspenseQuery(readMe);
  const { one, procedure, matter, said, receivedAt, due } = shown;
  const received = Date.parse(receivedAt);
  const parts = one.linkedFrom.filter(({ kind }) => kind === 'part-of').map(({ number }) => number);
  const agency = me.agencies.find(({ id }) => id === one.agency)?.name ?? one.agency;
  const rows: readonly (readonly [string, string])[] = [
    [words.intake.receipt.number, one.number],
    [words.intake.receipt.agency, agency],
    [words.intake.receipt.received, `${dates.day(dayAt(received), true)} ${minuteAt(received)}`],
    ...(said === '' ? [] : [[matter === undefined ? '' : text(matter.label), said] as const]),
    ...(parts.length === 0 ? [] : [[words.intake.split.done(parts.length), parts.join('\n')] as const]),
    // The first clock is the one of the answer; the others are the office's own concern.
    ...due
      .slice(0, 1)
      .map((clock) => [text(clock.label), clock.due === null ? '' : dates.day(clock.due.on, true)] as const),
    [words.intake.receipt.by, `${me.unit ?? ''} ${me.name}`.trim()],
  ];
  return (
    <section className="receipt">
      <h2>{words.intake.receipt.title(text(procedure.label))}</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="receipt-foot">{words.intake.receipt.foot}</p>
    </section>
  );
};

const Parts = ({ shown: { one } }: { readonly shown: ReturnType<typeof useOpenedCase> }) => {
  const { words } = useWords();
  const parts = one.linkedFrom.filter(({ kind }) => kind === 'part-of');
  if (parts.length === 0) return null;
  return (
    <section>
      <h2>{words.intake.split.done(parts.length)}</h2>
      <ul className="parts">
        {parts.map(({ id, number }) => (
          <li key={id}>
            <Link to="/cases/$id" params={{ id }} className="case-number">
              {number}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What became of what was registered: its number, what follows and when; it can be printed and found again. */
export const OpenedPage = ({ id, lost }: { readonly id: string; readonly lost: string | null }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const shown = useOpenedCase(id);
  const [isSplitting, setSplitting] = useState(false);
  const { one, procedure, matter, said, due } = shown;
  const next = due.toSorted((a, b) => (a.due?.at ?? '').localeCompare(b.due?.at ?? ''))[0];
  const isSplit = one.linkedFrom.some(({ kind }) => kind === 'part-of');
  return (
    <article className="opened">
      <header className="opened-head">
        <p>✓ {words.intake.done(text(procedure.label))}</p>
        <h1 className="case-number">{one.number}</h1>
        {next?.due !== undefined && next.due !== null && (
          <p>
            {words.intake.next} {text(next.label)} <strong>{dates.day(next.due.on, true)}</strong>
          </p>
        )}
      </header>
      {lost !== null && (
        <p className="note" role="alert">
          ⚠ {words.intake.lost(lost)}{' '}
          <Link to="/cases/$id" params={{ id }} search={{ tab: 'attachments' }}>
            {words.intake.uploadAgain}
          </Link>
        </p>
      )}
      <Parts shown={shown} />
      <Receipt shown={shown} />
      <div className="act-end no-print">
        <Link to="/intake" search={{ procedure: one.procedure }} className="quiet-button" activeProps={{}}>
          {words.intake.another}
        </Link>
        {matter !== undefined && !isSplit && (
          <button type="button" className="quiet-button" onClick={() => setSplitting(true)}>
            {words.intake.split.open}
          </button>
        )}
        <Link to="/cases/$id" params={{ id }} className="quiet-button">
          {words.intake.openCase}
        </Link>
        <button type="button" className="primary-button" onClick={() => window.print()}>
          {words.intake.print}
        </button>
      </div>
      {isSplitting && <SplitDialog caseId={id} description={said} onClose={() => setSplitting(false)} />}
    </article>
  );
};
