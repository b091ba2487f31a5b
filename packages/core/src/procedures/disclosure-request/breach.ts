import { text } from '../../kernel/index.ts';

/** What follows from a breach that moves no clock. */
export const UNLAWFUL = {
  follows: text('登记为程序违法,报送监督', 'recorded as unlawful, and shown to the supervisor'),
} as const;
