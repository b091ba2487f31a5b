import * as z from 'zod';
import { cite, convention, publicField, text } from '../../kernel/index.ts';
import type { SeparationSlice } from './context.ts';
import { request } from './kit.ts';

const EMPTY: SeparationSlice = { parts: 0 };

const FROM = ['received', 'registered', 'processing'] as const;

/** One letter with several matters becomes several cases: each has its own reply, and is counted once. */
export const separation = request.chapter({
  context: EMPTY,
  facts: {
    'request.separated': request.fact({
      label: text('分件办理', 'separated into cases of their own'),
      basis: convention('U10', cite('fee-measures-2020', 4)),
      by: ['registrar', 'handler'],
      data: { parts: publicField(z.int().min(2).max(100)).meta({ description: 'the number of cases' }) },
      from: request.each(FROM, 'closed'),
      effect: (_, { at, parts }) => ({ parts, closedAt: at }),
    }),
  },
});

/** Everything of the receipt is repeated on each part; what it asks for is its own. */
export const splitting = {
  fact: 'request.separated',
  repeats: ['request.submitted', 'receipt.signed', 'receipt.confirmed', 'request.registered'],
  part: (
    opening: Readonly<Record<string, unknown>>,
    { description }: { readonly description: string },
  ): Readonly<Record<string, unknown>> => ({ ...opening, description }),
};
