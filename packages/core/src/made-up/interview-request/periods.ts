import type { Period } from '../../kernel/period.ts';
import { text } from '../../kernel/text.ts';
import { chosen } from '../../law/cite.ts';

/** Every period of an interview, each beside what sets it. */
export const PERIODS = {
  answer: {
    label: text('答复采访申请', 'answer to the request'),
    binds: 'agency',
    length: { unit: 'working-day', count: 2 },
    basis: chosen('made-up'),
    onExpiry: null,
  },
  hold: {
    label: text('接受采访', 'the interview itself'),
    binds: 'responder',
    length: { unit: 'hour', count: 48 },
    basis: chosen('made-up'),
    onExpiry: null,
  },
} as const satisfies Record<string, Period>;
