import { describe, expect, it } from 'vitest';
import { desk } from '../../test-support/desk.ts';
import { send } from '../../test-support/server.ts';
import { isTopic, knownTopics } from './topics.ts';

describe('a topic of an endpoint', () => {
  it.each([
    ['fact', true],
    ['fact.request', true],
    ['fact.request.submitted', true],
    ['clock.warning', true],
    ['clock.warning.superior', true],
    ['due.moved', true],
    ['fac', false],
    ['fact.', false],
    ['fact.request-submitted', false],
    ['fact.request.submit', false],
    ['clock.warning.nobody', false],
  ])('%s is one that messages have: %s', async (topic, isKnown) => {
    const { server } = await desk();
    expect(isTopic(knownTopics(server.engine), topic)).toBe(isKnown);
  });

  it('that no message has is refused, with its place', async () => {
    const { server } = await desk();
    const { secret } = await server.engine.keys.add({ name: 'a', agency: null, duties: [], administrator: true });
    const body = { kind: 'mail', target: 'desk@example.org', agency: null, topics: ['fact', 'fac'] };
    const answer = await send(server, 'POST', '/api/v1/endpoints', { key: secret, body });
    expect(answer).toMatchObject({ status: 422, json: { issues: [{ path: 'body.topics.1' }] } });
  });
});
