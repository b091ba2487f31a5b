import { wants } from '../sql/outbox-on.ts';
import type { DeliveredMessage, Endpoint, Store } from '../store/store.ts';
import { type Problem, rowProblem } from './problem.ts';

const PAGE = 500;
const MOST_NAMED = 100;

const faultOf = ({ caseId, message }: DeliveredMessage, endpoint: Endpoint | undefined): string | null => {
  if (endpoint === undefined) return 'there is no such endpoint';
  if (message === null) return 'there is no such message';
  if (message.caseId !== caseId) return 'its case is not that of its message';
  return wants(endpoint, message) ? null : 'the endpoint does not want this message';
};

/** Endpoints whose messages went past them. */
const passedOver = async (
  store: Store,
  endpoints: readonly Endpoint[],
  starts: ReadonlyMap<string, string | null>,
): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  for (const endpoint of endpoints) {
    const start = starts.get(endpoint.id);
    // Of an endpoint that an earlier release added, it is not known which messages were before it.
    if (start === undefined) continue;
    const found = await store.checks.undelivered(endpoint, start);
    if (found === undefined) {
      problems.push(rowProblem('endpoints', endpoint.id, 'column after_id names a message that is not there'));
    } else if (found !== null) {
      problems.push(
        rowProblem('deliveries', `${endpoint.id} ${found}`, 'the endpoint passed this message, and it has no delivery'),
      );
    }
  }
  return problems;
};

/**
 * Checks that every delivery is of a message that its endpoint wants, and that an endpoint has one for each message that it
 * passed; `starts` says after which message each endpoint began.
 */
export const verifyDeliveries = async (
  store: Store,
  starts: ReadonlyMap<string, string | null>,
): Promise<readonly Problem[]> => {
  const endpoints = await store.outbox.endpoints();
  const byId = new Map(endpoints.map((one) => [one.id, one]));
  const problems: Problem[] = [...(await passedOver(store, endpoints, starts))];
  for (let after: readonly [string, string] | null = ['', '']; after !== null;) {
    const page: readonly DeliveredMessage[] = await store.checks.deliveries(after, PAGE);
    for (const one of page) {
      const { endpointId, messageId } = one;
      const fault = problems.length < MOST_NAMED ? faultOf(one, byId.get(endpointId)) : null;
      if (fault !== null) problems.push(rowProblem('deliveries', `${endpointId} ${messageId}`, fault));
    }
    const last: DeliveredMessage | undefined = page.at(-1);
    after = last === undefined || page.length < PAGE ? null : [last.endpointId, last.messageId];
  }
  return problems;
};
