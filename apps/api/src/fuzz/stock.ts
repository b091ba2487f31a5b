import type { Instant } from '@gongkai/calendar';
import type { CaseRecord, Endpoint, Store, Task } from '@gongkai/engine';
import { openEngine } from '@gongkai/engine';
import { PROCEDURES } from '@gongkai/core';

const ENDPOINTS = 20;

const endpointOf = (index: number, createdAt: Instant): Endpoint => ({
  id: `endpoint-${index}`,
  kind: index % 4 === 3 ? 'mail' : 'webhook',
  target: index % 4 === 3 ? 'desk@example.org' : 'https://example.org/hook',
  secrets: index % 4 === 3 ? [] : ['whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  agency: index % 2 === 0 ? null : 'kunming',
  topics: [],
  createdAt,
  disabledAt: null,
  disabledWhy: null,
});

const taskOf = ({ id, agency }: CaseRecord, raisedAt: Instant): Task => ({
  id: `${id}!reply!calendar`,
  kind: 'due-moved-earlier',
  agency,
  caseId: id,
  body: '{"clock":"reply","from":"2026-03-05","to":"2026-03-04"}',
  raisedAt,
  doneAt: null,
  doneBy: null,
});

/** Endpoints, and a task for each case: what no request of the growing cases makes. */
export const stock = async (store: Store, now: Instant): Promise<void> => {
  for (let index = 0; index < ENDPOINTS; index += 1) await store.outbox.addEndpoint(endpointOf(index, now));
  const engine = await openEngine({ store, procedures: PROCEDURES });
  const tasks: Task[] = [];
  await engine.eachCase({}, (record) => void tasks.push(taskOf(record, now)));
  await store.transact({ cases: [], answers: [], counters: [] }, () => ({
    writes: { cases: [], facts: [], messages: [], answers: [], counters: [], moves: [], tasks },
    result: undefined,
  }));
};
