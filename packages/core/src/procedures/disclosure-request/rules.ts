import type { Rules } from '../../kernel/procedure.ts';
import type { RequestContext } from './context.ts';
import type { RequestFact } from './facts.ts';
import { consultationRules } from './rules/consultation.ts';
import { correctionRules } from './rules/correction.ts';
import { feeRules } from './rules/fee.ts';
import { replyRules } from './rules/reply.ts';
import { timeRules } from './rules/time.ts';

/** What the law asks of each fact besides the state of the case; the table of states is in machine.ts. */
export const requestRules: Rules<RequestContext, RequestFact> = {
  ...timeRules,
  ...correctionRules,
  ...consultationRules,
  ...feeRules,
  ...replyRules,
};
