import * as z from 'zod';
import { caseNumber, cite, convention, day, publicField, text, words } from '../../kernel/index.ts';
import type { SeparationSlice } from './context.ts';
import { isRecord } from '../../kernel/is-record.ts';
import type { Merging } from '../../kernel/procedure.ts';
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
    'request.merged': request.fact({
      label: text('并案处理', 'merged into another entry of the same request'),
      basis: convention('merged'),
      by: ['registrar', 'handler'],
      data: {
        into: z.strictObject({ number: publicField(caseNumber), receivedOn: day.optional() }),
        reason: words(2000),
      },
      from: request.each(FROM, 'closed'),
      refuse: [
        {
          code: 'rule/merged-into-later',
          kind: 'conflict',
          basis: convention('merged'),
          text: text(
            '并入的登记收到在后,不得以并案推迟答复期限;应当将后收到的并入先收到的',
            'the other entry was received later, and merging puts off no reply: merge the later one into the earlier one',
          ),
          breaks: ({ firstReceivedOn }, { into: { receivedOn } }) =>
            firstReceivedOn !== null && (receivedOn === undefined || receivedOn > firstReceivedOn),
        },
      ],
      // The other entry is counted in its place.
      effect: (_, { at }) => ({ parts: 1, closedAt: at }),
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

/** Two entries of one request, registered twice: the later one ends, and the other one goes on. */
export const merging: Merging = {
  fact: 'request.merged',
  data: ({ number, receivedOn }, reason) => ({
    into: { number, ...(receivedOn === null ? {} : { receivedOn }) },
    reason,
  }),
  into: ({ into }) => (isRecord(into) && typeof into['number'] === 'string' ? into['number'] : null),
};
