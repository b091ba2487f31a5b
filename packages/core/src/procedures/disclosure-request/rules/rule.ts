import type { CivilDate, Instant } from '@gongkai/calendar';
import { civilDateOf } from '@gongkai/calendar';
import type { RuleCode } from '../../../kernel/errors.ts';
import type { Env, Rule, Sketch } from '../../../kernel/procedure.ts';
import { text } from '../../../kernel/text.ts';
import type { Citation } from '../../../law/cite.ts';
import { chosen, cite } from '../../../law/cite.ts';
import { readReply } from '../clocks.ts';
import type { Consultation, RequestContext } from '../context.ts';
import type { RequestFact } from '../facts.ts';

export type FactOf<T extends RequestFact['type']> = Extract<RequestFact, { type: T }>;
export type RequestRule<T extends RequestFact['type']> = Rule<RequestContext, FactOf<T>>;
export type Breaks<T extends RequestFact['type']> = (
  context: RequestContext,
  fact: Sketch<FactOf<T>>,
  env: Env,
) => boolean;

/** The case does not allow it. */
export const conflict = <T extends RequestFact['type']>(
  code: RuleCode,
  basis: Citation,
  [zh, en]: readonly [string, string],
  breaks: Breaks<T>,
): RequestRule<T> => ({ code, kind: 'conflict', basis, text: text(zh, en), breaks });

/** The data of the fact are at fault. */
export const invalid = <T extends RequestFact['type']>(
  code: RuleCode,
  basis: Citation,
  [zh, en]: readonly [string, string],
  breaks: Breaks<T>,
): RequestRule<T> => ({ code, kind: 'invalid', basis, text: text(zh, en), breaks });

/** The 2019 Regulation. */
export const r19 = (article: number, paragraph?: number): Citation => cite('ogi-regulation-2019', article, paragraph);
/** A reading where the 2019 Regulation is silent. */
export const silent = (point: string, article?: number): Citation =>
  chosen(point, article === undefined ? undefined : r19(article));

/** The civil date of an instant in China. */
export const on = (at: Instant): CivilDate => civilDateOf(at);

/** Whether the reply clock has run out at the instant of the fact; a paused clock has not. */
export const replyIsOver = (context: RequestContext, at: Instant, env: Env): boolean =>
  readReply(context, { ...env, now: at })?.state === 'overdue';

/** The consultation a fact speaks of, if the case has it. */
export const consultationOf = (context: RequestContext, id: string | undefined): Consultation | undefined =>
  context.consultations.find((one) => one.id === id);
