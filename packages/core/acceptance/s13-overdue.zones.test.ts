import { describe, expect, it } from 'vitest';
import { arrived, inHand, letter, opinion, signed } from './steps.ts';

describe('scenario 13: a pause while overdue gives nothing back', () => {
  it.each([[true], [false]])('due 03-19 stays and is late since then (expiry recorded: %s)', (swept) => {
    const story = inHand('2026-02-13');
    expect(story.due('reply', '2026-02-13')).toBe('2026-03-19');
    if (swept) story.expire('2026-03-20');
    arrived(letter(story, '2026-03-26'), '2026-03-26');
    expect(story.clock('reply', '2026-03-26')).toMatchObject({
      state: 'overdue',
      due: { on: '2026-03-19' },
      remaining: { workingDays: -5 },
    });
    opinion(story, '2026-04-10');
    // 03-20, 03-23 … 03-27, 03-30 … 04-03 and 04-07 … 04-10: one, five, five and four.
    expect(story.clock('reply', '2026-04-10')).toMatchObject({
      state: 'overdue',
      due: { on: '2026-03-19' },
      remaining: { workingDays: -15 },
    });
    signed(story, '2026-04-10').tell('reply.served', '2026-04-10', { way: 'direct' });
    expect(story.clock('reply', '2026-04-10')).toMatchObject({ state: 'late', due: { on: '2026-03-19' } });
    expect(story.state).toEqual(story.replayed());
  });

  it('a letter on the last day stops the clock with no day used after it, one on the next day does not', () => {
    const lastDay = opinion(letter(inHand('2026-02-13'), '2026-03-19'), '2026-04-10');
    expect(lastDay.clock('reply', '2026-04-10')).toMatchObject({ due: { on: '2026-03-19' }, state: 'overdue' });
    const dayBefore = opinion(letter(inHand('2026-02-13'), '2026-03-18'), '2026-04-10');
    expect(dayBefore.clock('reply', '2026-04-10')).toMatchObject({ due: { on: '2026-04-13' }, state: 'running' });
    const nextDay = opinion(letter(inHand('2026-02-13'), '2026-03-20'), '2026-04-10');
    expect(nextDay.clock('reply', '2026-04-10')).toMatchObject({ due: { on: '2026-03-19' }, state: 'overdue' });
  });

  it.each([
    ['2026-02-13', '2026-03-19', '2026-03-23', -2],
    ['2026-01-15', '2026-02-12', '2026-02-28', -7],
    ['2026-01-16', '2026-02-13', '2026-02-28', -6],
  ])('received %s, due %s, served %s: %i', (on, due, served, left) => {
    const story = signed(inHand(on), served).tell('reply.served', served, { way: 'direct' });
    expect(story.clock('reply', served)).toMatchObject({
      state: 'late',
      due: { on: due },
      remaining: { workingDays: left },
    });
  });
});
