import { createClient } from './client.ts';
import { describe, expect, it } from 'vitest';
import { START } from '../test-support/desk.ts';
import { keyFor, serve } from '../test-support/server.ts';

describe('the typed client', () => {
  it('knows paths, parameters and answers', async () => {
    const server = await serve(START);
    const key = await keyFor(server.engine, ['registrar', 'handler']);
    const client = createClient('http://test', {
      key,
      fetch: async (input, init) => server.app.request(input instanceof Request ? input.url : input, init),
    });
    const answer = await client.api.v1.calendar.deadline.$get({ query: { start: '2026-01-30', workingDays: '20' } });
    if (!answer.ok) throw new Error('refused');
    const { due } = await answer.json();
    expect(due).toBe('2026-03-05');
  });
});
