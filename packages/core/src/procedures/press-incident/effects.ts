import type { Instant } from '@gongkai/calendar';
import { civilDate, startOfDay } from '@gongkai/calendar';
import type { Effects } from '../../kernel/procedure.ts';
import { INSTRUMENTS } from '../../law/instruments.ts';
import { bindingClocks, dueAt } from './clocks.ts';
import type { Category, Grade, IncidentContext, ReplacedClock } from './context.ts';
import type { IncidentFact } from './facts.ts';

type Judgement = { readonly category: Category | null; readonly grade: Grade | null };

/** The law of 2024 governs events since its first day (Art. 106). */
const regimeAt = (happenedAt: Instant): 'ERL2007' | 'ERL2024' => (happenedAt < ERL2024_FROM ? 'ERL2007' : 'ERL2024');

const ERL2024_FROM = startOfDay(civilDate(INSTRUMENTS['emergency-response-law-2024'].from));

/** A new grade: clocks that no longer bind, and are not met, are kept on record with the due instant they had. */
const graded = (context: IncidentContext, { category, grade }: Judgement, at: number): Partial<IncidentContext> => {
  const after: IncidentContext = { ...context, category, grade };
  const binding = bindingClocks(after);
  const replaced = bindingClocks(context)
    .filter((clock) => !binding.includes(clock))
    .flatMap((clock): ReplacedClock[] => {
      const due = dueAt(context, clock);
      return due === null ? [] : [{ clock, dueAt: due, replacedAt: at }];
    });
  return { category, grade, replaced: [...context.replaced, ...replaced] };
};

/** What each fact changes. */
export const effects: Effects<IncidentContext, IncidentFact> = {
  'sentiment.detected': (_, fact) => ({
    detectedAt: fact.at,
    occurredAt: fact.occurredAt ?? null,
    regime: regimeAt(fact.occurredAt ?? fact.at),
    grade: fact.grade ?? null,
  }),
  'sentiment.collected': () => ({}),
  'incident.triaged': (context, fact) => {
    const { category, grade = null } = fact;
    // The first grade replaces nothing: until then only the general hours are known to bind.
    const isFirst = context.grade === null && !context.triaged;
    return { ...(isFirst ? { category, grade } : graded(context, { category, grade }, fact.at)), triaged: true };
  },
  'incident.regraded': (context, fact) =>
    graded(context, { category: fact.category ?? context.category, grade: fact.grade ?? null }, fact.at),
  'incident.consulted': () => ({}),
  'incident.disposed': () => ({}),
  'information.released': (_, fact) => ({ releasedAt: fact.at }),
  'conference.held': (context, fact) => ({
    conferenceAt: context.conferenceAt ?? fact.at,
    // A conference is itself an authoritative release where none came before it.
    releasedAt: context.releasedAt ?? fact.at,
  }),
  'information.updated': (context) => ({ updates: context.updates + 1 }),
  'effect.evaluated': () => ({}),
  'rollup.submitted': (_, fact) => ({ rollupAt: fact.at }),
  'incident.closed': (_, fact) => ({ closedAt: fact.at }),
  'clock.expired': (context, fact) => ({ expired: { ...context.expired, [fact.clock]: fact.dueAt } }),
};
