import { useQuery } from '@tanstack/react-query';
import { serverNow } from '../data/server-time.ts';
import { type Draft, draftOf, groupIn } from '../forms/draft.ts';
import type { Field, GroupField } from '../forms/field.ts';
import type { Case, Permission, Procedure } from './case-parts.ts';
import { factForm } from './case-parts.ts';
import { clockChanges, effectOf } from './clock-changes.ts';
import { factBody } from './fact-body.ts';
import { previewOnce } from './use-preview.ts';

type Effect = NonNullable<ReturnType<typeof effectOf>>;

/** What acts do to the clocks of a case, by fact; an act of which nothing is certain is not in it. */
export type Effects = ReadonlyMap<string, Effect>;

// Each is asked of the server, one after the other.
const MOST_ACTS = 12;
const MOST_KINDS = 3;
const NO_EFFECTS: Effects = new Map();

/** Something for every field that has to be filled; `kind` is the value of the first choice, by its place. */
const assumed = (form: GroupField, kind: number): Draft => {
  const today = new Date(serverNow() + 8 * 3_600_000).toISOString().slice(0, 10);
  const some = (field: Field, at: number): Draft => {
    switch (field.kind) {
      case 'group':
        return Object.fromEntries(
          field.fields.filter(({ required }) => required).map((one) => [one.key, some(one, 0)]),
        );
      case 'list':
        return Array.from({ length: Math.max(1, field.least) }, () => some(field.item, 0));
      case 'choice':
        return draftOf(field, field.options[at]?.value);
      case 'flag':
        return 'true';
      case 'day':
        return today;
      case 'number':
        return String(field.least ?? (field.above ?? 0) + 1);
      case 'text':
        return 'a';
      case 'fixed':
      case 'instant':
      case 'union':
      case 'record':
        return '';
    }
  };
  const needed = form.fields.filter(({ required, key }) => required && key !== 'at');
  const first = needed.find((one) => one.kind === 'choice');
  return Object.fromEntries(needed.map((one) => [one.key, some(one, one === first ? kind : 0)]));
};

const kindsIn = (form: GroupField): number => {
  const first = form.fields.find((one) => one.required && one.kind === 'choice');
  return first?.kind === 'choice' ? first.options.length : 1;
};

// What an act does is said where it does so whichever kind of it is meant.
const effectIn = async (one: Case, procedure: Procedure, { fact }: Permission): Promise<Effect | null> => {
  const described = procedure.facts.find(({ type }) => type === fact);
  if (described === undefined) return null;
  const form = factForm(described);
  const count = kindsIn(form);
  if (count > MOST_KINDS) return null;
  const found = new Set<Effect | null>();
  for (let kind = 0; kind < count; kind += 1) {
    const known = one.suggestions.find((suggestion) => suggestion.fact === fact)?.data ?? {};
    const typed = groupIn(assumed(form, kind));
    const circumstances = { acknowledged: [], corrected: null, now: serverNow() - 1000 };
    const { body, problems } = factBody(form, typed, circumstances);
    if (problems.length > 0) return null;
    const preview = await previewOnce(one.id, { ...body, ...known, type: fact });
    if (preview?.after === null || preview?.after === undefined) return null;
    found.add(effectOf(clockChanges(one.clocks, preview.after.clocks)));
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
};

const effectsOf = async (one: Case, procedure: Procedure): Promise<Effects> => {
  const admitted = new Set(procedure.states.find(({ id }) => id === one.state.id)?.admits);
  const asked = one.permitted.filter(({ allowed, fact }) => allowed && admitted.has(fact)).slice(0, MOST_ACTS);
  const found = new Map<string, Effect>();
  for (const act of asked) {
    const effect = await effectIn(one, procedure, act).catch(() => null);
    if (effect !== null) found.set(act.fact, effect);
  }
  return found;
};

/** What the acts that are allowed now would do to the clocks, as the server judges them without recording anything. */
export const useEffects = (one: Case, procedure: Procedure): Effects =>
  useQuery({
    queryKey: ['act-effects', one.id, one.version],
    queryFn: () => effectsOf(one, procedure),
    staleTime: Infinity,
    retry: false,
  }).data ?? NO_EFFECTS;
