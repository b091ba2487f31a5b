import { describe, expect, expectTypeOf, it } from 'vitest';
import type { StateValueFrom } from 'xstate';
import * as z from 'zod';
import type { siteError } from '../procedures/site-error/site-error.ts';
import {
  type ContextOf,
  convention,
  type FactOf,
  type GivenOf,
  type Kept,
  kit,
  kitFor,
  type SettingsOf,
  type StateOf,
  text,
  workingDays,
} from './index.ts';

const named = text('甲', 'a');
const basis = convention('made-up');
const states = { new: named, asked: named, done: named };
const { fact, procedure, each } = kit({ states, duties: { clerk: named } });
const spec = { label: named, basis, by: ['clerk'] } as const;
const head = { id: 'errand', version: '1.0.0', label: named, prefix: '差' } as const;
const asked = fact({ ...spec, from: { new: 'asked' } });
const facts = { 'errand.asked': asked };
const period = { label: named, binds: 'agency', basis, length: workingDays(1) } as const;

// Checked by the compiler: an error that is expected and does not come is one. None of these is called.
export const MISSPELT = {
  // @ts-expect-error a state that is left
  stateLeft: () => fact({ ...spec, from: { nwe: 'asked' } }),
  // @ts-expect-error a state that is reached
  stateReached: () => fact({ ...spec, from: { new: 'askde' } }),
  // @ts-expect-error a state that a condition leads to
  stateByCondition: () => fact({ ...spec, from: { new: [{ name: 'late', test: () => true, to: 'dnoe' }, 'asked'] } }),
  // @ts-expect-error a list of conditions without a default
  withoutDefault: () => fact({ ...spec, from: { new: [{ name: 'late', test: () => true, to: 'done' }] } }),
  // @ts-expect-error a state of a group
  stateOfGroup: () => each(['new', 'askde'], 'done'),
  // @ts-expect-error a duty
  duty: () => fact({ ...spec, by: ['clrek'], from: { new: 'asked' } }),
  // @ts-expect-error a part of the data in an effect
  data: () => fact({ ...spec, data: { n: z.int() }, from: { new: 'asked' }, effect: (_, { m }) => ({ ...m }) }),
  // @ts-expect-error the fact that starts a period
  start: () => procedure({ ...head, facts, periods: { answer: { ...period, starts: 'errand.aksed' } } }),
  // @ts-expect-error a fact that ends a period
  end: () => procedure({ ...head, facts, periods: { answer: { ...period, ends: ['errand.dnoe'] } } }),
  // @ts-expect-error the party that a period binds
  party: () => procedure({ ...head, facts, periods: { answer: { ...period, binds: 'agnecy' } } }),
  // @ts-expect-error a state after an expiry
  expired: () => procedure({ ...head, facts, periods: { a: { ...period, onExpired: { from: { nwe: 'done' } } } } }),
  // @ts-expect-error a settled state
  settled: () => procedure({ ...head, facts, settled: ['dnoe'] }),
  // @ts-expect-error a fact that one person may not record after another
  apart: () => procedure({ ...head, facts, apart: [{ first: 'errand.asked', second: 'errand.dnoe', follows: named }] }),
};

interface Counting extends Kept {
  readonly count: number;
}

const large = kitFor<Counting>()({ states });
const counted = large.fact({
  label: named,
  basis,
  by: ['handler'],
  from: { new: 'done' },
  effect: ({ count }) => ({ count: count + 1 }),
});
const slice = { facts: { 'errand.counted': counted } };
const whole = large.chapter({
  ...slice,
  context: { count: 0 },
  periods: { answer: large.period<'errand.counted'>({ ...period, starts: 'errand.counted' }) },
});
const misspelt = large.period<'errand.dnoe'>({ ...period, starts: 'errand.dnoe' });

export const INCOMPLETE = {
  // @ts-expect-error a part of the context in an effect
  effect: () => large.fact({ label: named, basis, by: ['handler'], from: {}, effect: () => ({ count: 1, cuont: 1 }) }),
  // @ts-expect-error the context of a chapter is missing
  context: () => large.procedure({ ...head, chapters: [large.chapter(slice)] }),
  // @ts-expect-error a fact that two chapters declare
  twice: () => large.procedure({ ...head, chapters: [whole, large.chapter(slice)] }),
  // @ts-expect-error a state after an expiry, in a period outside its chapter
  expired: () => large.period({ ...period, starts: () => undefined, onExpired: { from: { nwe: 'done' } } }),
  // @ts-expect-error a fact that a period outside its chapter names without its type argument
  unnamed: () => large.period({ ...period, starts: 'errand.counted' }),
  // @ts-expect-error a fact that no chapter declares, named by a period outside its chapter
  unknown: () => large.chapter({ ...slice, periods: { answer: misspelt } }),
};

describe('types of a kit', () => {
  it('take the states, facts, duties and data that are declared', () => {
    const made = procedure({
      ...head,
      settled: ['done'],
      facts: { 'errand.asked': asked, 'errand.done': fact({ ...spec, data: { n: z.int() }, from: { asked: 'done' } }) },
      periods: { answer: { ...period, starts: 'errand.asked', ends: ['errand.done'] } },
    });
    type Errand = typeof made;
    expectTypeOf<StateOf<Errand>>().toEqualTypeOf<'new' | 'asked' | 'done'>();
    expectTypeOf<FactOf<Errand>['type']>().toEqualTypeOf<'errand.asked' | 'errand.done' | 'clock.expired'>();
    expectTypeOf<FactOf<Errand, 'errand.done'>['n']>().toEqualTypeOf<number>();
    expectTypeOf<keyof Errand['periods']>().toEqualTypeOf<'answer'>();
    expect(made.factTypes).toEqual(['errand.asked', 'errand.done', 'clock.expired']);
  });

  it('are those of a small procedure of the package', () => {
    type SiteError = typeof siteError;
    expectTypeOf<StateValueFrom<SiteError['machine']>>().toEqualTypeOf<StateOf<SiteError>>();
    expectTypeOf<StateOf<SiteError>>().toEqualTypeOf<
      | 'new'
      | 'reported'
      | 'reopened'
      | 'fixing'
      | 'extended'
      | 'replied'
      | 'published'
      | 'unfounded'
      | 'out-of-scope'
      | 'merged'
      | 'withdrawn'
    >();
    expectTypeOf<FactOf<SiteError, 'error.answered'>['finding']>().toEqualTypeOf<'corrected' | 'unfounded'>();
    expectTypeOf<FactOf<SiteError, 'error.merged'>['into']>().toEqualTypeOf<string>();
    expectTypeOf<GivenOf<SiteError, 'error.reported'>['contact']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<GivenOf<SiteError, 'error.withdrawn'>['at']>().toEqualTypeOf<string>();
    expectTypeOf<keyof SiteError['periods']>().toEqualTypeOf<'transfer' | 'reply' | 'rectification'>();
    expectTypeOf<SettingsOf<SiteError>>().toEqualTypeOf<{ 'error.yunnanLimit'?: boolean | undefined }>();
    expectTypeOf<ContextOf<SiteError>['at']['error.answered']>().toEqualTypeOf<number | undefined>();
  });
});
