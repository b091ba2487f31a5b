import autocannon from 'autocannon';
import type { Sample } from '../samples.ts';
import type { Request } from './target.ts';

/** Sends requests over so many connections; throws unless every answer is 2xx. */
export const sendRequests = async (
  { url, headers, body }: Request,
  connections: number,
  seconds: number,
): Promise<Sample & { readonly answered: number }> => {
  const load = { url, method: 'POST', headers: { ...headers }, body, connections, duration: seconds } as const;
  const { requests, latency, duration, errors, timeouts, non2xx, ...counts } = await autocannon(load);
  const bad = non2xx + errors + timeouts;
  if (bad > 0) throw new Error(`${url}: ${bad} of ${requests.total} requests were not answered 2xx`);
  return { answered: counts['2xx'], perSecond: requests.total / duration, p50: latency.p50, p99: latency.p99 };
};
