import { useQuery } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { serverNow } from '../data/server-time.ts';
import { useDates } from '../words/date-words.tsx';
import { useWords } from '../words/language.ts';
import type { Case, CaseParts, Clock } from './case-data.ts';
import { isOpen } from './clock-kinds.ts';
import { useValues } from './entry-said.tsx';
import { fieldsOf, saidBy } from './fact-fields.ts';
import { sampleFact } from './sample-fact.ts';

// Each line is asked of the server, one after the other.
const MOST = 16;
const OFFSET_MS = 8 * 3_600_000;

type Sample = ReturnType<typeof sampleFact>;

/** What would become of a clock after an act of today. */
interface Effect {
  readonly fact: Sample;
  readonly label: Case['permitted'][number]['label'];
  /** The last day; null where the clock would be paused. */
  readonly due: string | null;
}

// The present minute, which is not ahead of the server.
const minuteNow = (): string => `${new Date(serverNow() - 1000 + OFFSET_MS).toISOString().slice(0, 16)}:00+08:00`;

// What the ledger calls something already, such as the number of a letter, is called so again.
const namedIn = (entries: CaseParts['entries'], { properties }: Readonly<Record<string, unknown>>) => {
  const keys = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = entries.findLast(({ type }) => type.startsWith(`${key}.`))?.fact[key];
      return typeof value === 'string' ? [[key, value]] : [];
    }),
  );
};

const asked = ({
  one,
  procedure,
  entries,
}: CaseParts): readonly { readonly fact: Sample; readonly label: Effect['label'] }[] => {
  const now = minuteNow();
  const moving = new Set(procedure.states.find(({ id }) => id === one.state.id)?.admits);
  return one.permitted
    .filter(({ fact, allowed }) => allowed && moving.has(fact))
    .slice(0, MOST)
    .flatMap(({ fact, label }) => {
      const described = procedure.facts.find(({ type }) => type === fact);
      const known = one.suggestions.find((suggestion) => suggestion.fact === fact)?.data ?? {};
      if (described === undefined) return [];
      return [{ fact: sampleFact(described, { ...namedIn(entries, described.schema), ...known }, now), label }];
    });
};

const effectsOn = async (parts: CaseParts, clock: Clock): Promise<readonly Effect[]> => {
  const effects: Effect[] = [];
  for (const { fact, label } of asked(parts)) {
    const sent = api.cases[':id'].facts.$post({
      param: { id: parts.one.id },
      query: { dryRun: 'true' },
      header: {},
      json: fact,
    });
    // An act that needs more than its schema says is left out: nothing is known of what it would do.
    const preview = await answerOf(sent).catch(() => null);
    if (preview === null || !('after' in preview) || preview.after === null) continue;
    const after = preview.after.clocks.find(({ id }) => id === clock.id);
    // What ends the clock needs no sum; what moves its date does.
    if (after === undefined || !isOpen(after) || (after.state === clock.state && after.due?.on === clock.due?.on))
      continue;
    effects.push({ fact, label, due: after.due?.on ?? null });
  }
  return effects;
};

const Line = ({ effect, parts }: { readonly effect: Effect; readonly parts: CaseParts }) => {
  const { words, text } = useWords();
  const dates = useDates();
  const shown = useValues();
  const { fact, label, due } = effect;
  const assumed = saidBy(fact, fieldsOf(parts.procedure.facts, fact.type))
    .map(({ label: name, values }) => ({ name, said: values.filter((value) => typeof value === 'object').map(shown) }))
    .filter(({ said }) => said.length > 0);
  return (
    <li>
      {words.case.ifToday(text(label))}{' '}
      <strong>{due === null ? words.case.wouldStop : words.case.wouldBe(dates.day(due))}</strong>
      {assumed.length > 0 && (
        <span className="quiet">
          {' '}
          {words.case.assumed(
            assumed.map(({ name, said }) => `${text(name)} ${said.join(words.case.sum.and)}`).join(words.case.sum.and),
          )}
        </span>
      )}
    </li>
  );
};

/** Which acts of today would move a date, as the server judges them without recording anything. */
export const WhatIf = ({ parts, clock }: { readonly parts: CaseParts; readonly clock: Clock }) => {
  const { words } = useWords();
  const { data } = useQuery({
    queryKey: ['what-if', parts.one.id, parts.one.version, clock.id],
    queryFn: () => effectsOn(parts, clock),
    staleTime: 300_000,
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <div className="what-if">
      <h3>{words.case.whatIf}</h3>
      <ul>
        {data.map((effect) => (
          <Line key={effect.fact.type} effect={effect} parts={parts} />
        ))}
      </ul>
      <p className="quiet">{words.case.whatIfMore}</p>
    </div>
  );
};
