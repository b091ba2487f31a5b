import { z } from '@hono/zod-openapi';
import type { Caller, Engine, Preview } from '@gongkai/engine';
import { problemSchema, procedureOf, type RefusalContext, refusedFact } from '../http/index.ts';
import { caseForCaller } from './case-for-caller.ts';
import { caseSchema, plainCaseSchema, plainCaseView } from './case-view.ts';
import { orNull } from './schema.ts';

/** What would happen if a fact were recorded. */
export const previewSchema = z
  .object({
    recorded: z.literal(false),
    refusal: orNull(problemSchema).openapi({ description: 'the problem with which it would be refused' }),
    before: orNull(plainCaseSchema).openapi({ description: 'the case as it is; null where it would be opened' }),
    after: orNull(caseSchema).openapi({
      description: 'the case as it would be, with its clocks and what could be recorded next; null after a refusal',
    }),
  })
  .openapi('Preview');

/** A preview for one caller. */
export const previewView = async (
  engine: Engine,
  caller: Caller,
  { before, after, refusal, now }: Preview,
  context: RefusalContext,
): Promise<z.infer<typeof previewSchema>> => ({
  recorded: false,
  refusal: refusal === null ? null : await refusedFact(refusal, before?.state.version ?? null, context),
  before:
    before === null
      ? null
      : plainCaseView(before, procedureOf(engine, before), { now, calendar: engine.calendarOf(before) }),
  after: after === null ? null : await caseForCaller(engine, caller, after, { now }),
});
