import { expect, it } from 'vitest';
import { readAnswer } from './read-answer.ts';

it('reads the beginning of a stream that has no end, and leaves it', async () => {
  let left = false;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
    cancel: () => void (left = true),
  });
  const answer = await readAnswer(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
  expect([answer.status, answer.text, left]).toEqual([200, 'data: 1\n\n', true]);
});

it('waits only a moment for a stream in which nothing happens', async () => {
  const silent = new Response(new ReadableStream(), {
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  });
  expect((await readAnswer(silent)).text).toBe('');
});
