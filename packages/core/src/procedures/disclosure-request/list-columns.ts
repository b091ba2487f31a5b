import { labelsIn, type Summary, text } from '../../kernel/index.ts';
import type { RequestContext } from './context.ts';
import { missingIn } from './missing.ts';
import { TOPICS } from './topics.ts';

/** What people call the tags of a request: its issue area, and that something is missing in it. */
export const TAGS = { ...labelsIn(TOPICS), incomplete: text('材料待补', 'something is missing') };

/** What lists show of a request: its subject, whose it is, who is asked about it, and what it is about. */
export const summaryOf = (context: RequestContext): Summary => {
  const { subject, topic, party, channel, counterparts, consultations } = context;
  const asked = consultations
    .filter(({ closedOn, how }) => closedOn === null && how === null)
    .flatMap(({ id }) => counterparts[id] ?? []);
  return {
    subject: subject ?? (topic === null ? null : TOPICS[topic].label.zh),
    party,
    channel,
    // What was separated asks for nothing itself: each of its parts does.
    asks: { items: context.parts > 0 ? 0 : context.items, on: context.firstReceivedOn },
    receivedOn: context.firstReceivedOn,
    counterpart: asked.length === 0 ? null : asked.join('、'),
    tags: [...(topic === null ? [] : [topic]), ...(missingIn(context).length === 0 ? [] : ['incomplete'])],
  };
};
