import { expect, it } from 'vitest';
import { bodyForReaders } from './message-body.ts';

const of = (more: object): string =>
  JSON.stringify({ agency: 'kunming', case: 'c', hash: 'ab'.repeat(32), ...more, seq: 1, v: 1 });

it('a message leaves with its hash where the fact has a salt', () => {
  expect(bodyForReaders(of({ salted: true }))).toBe(of({ salted: true }));
});

it.each([{}, { salted: false }, { agency: '","salted":true,"' }, { number: '"salted":true' }])(
  'a message of an earlier release leaves without its hash: %j',
  (more) => {
    const { hash, ...rest } = JSON.parse(of(more)) as Record<string, unknown>;
    expect(hash).toMatch(/^(?:ab)+$/);
    expect(JSON.parse(bodyForReaders(of(more)))).toEqual(rest);
  },
);

it('a message that is about no fact is left as it is', () => {
  for (const body of ['{"v":1,"clock":"reply"}', '"hash"', 'null']) expect(bodyForReaders(body)).toBe(body);
});
