import { nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { traceClock } from '../src/index.ts';
import { type Case, officer, request } from './story.ts';
import { asked, inHand, received } from './steps.ts';

const explained = (story: Case, on: string) => {
  const reply = story.clock('reply', on);
  return reply === undefined ? [] : traceClock(reply, nationalCalendar);
};

describe('scenario 1: make-up weekends count', () => {
  it('received 2026-01-30: due 03-05, not 03-09 and not 02-27', () => {
    const due = received('2026-01-30').due('reply', '2026-01-30');
    expect(due).toBe('2026-03-05');
    expect(['2026-03-09', '2026-02-27']).not.toContain(due);
  });

  it('received on the working Saturday 02-14 and on the day off 02-16: both 03-20', () => {
    expect(received('2026-02-14').due('reply', '2026-02-14')).toBe('2026-03-20');
    expect(received('2026-02-16').due('reply', '2026-02-16')).toBe('2026-03-20');
  });

  it('is explained by these twenty days', () => {
    const counted = explained(received('2026-01-30'), '2026-01-30').filter((day) => day.counted);
    expect(counted.map((day) => day.date.slice(5)).join(' ')).toBe(
      [
        '02-02 02-03 02-04 02-05 02-06',
        '02-09 02-10 02-11 02-12 02-13 02-14',
        '02-24 02-25 02-26 02-27 02-28',
        '03-02 03-03 03-04 03-05',
      ].join(' '),
    );
    expect(counted.map((day) => day.ordinal)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(counted.filter((day) => day.reason === 'make-up-day').map((day) => day.date)).toEqual([
      '2026-02-14',
      '2026-02-28',
    ]);
  });

  it('names the reason of each day it skips', () => {
    const skipped = explained(received('2026-01-30'), '2026-01-30').filter((day) => !day.counted);
    expect(skipped.map((day) => `${day.date.slice(5)} ${day.reason} ${day.notice ?? ''}`.trimEnd())).toEqual([
      '01-31 weekend',
      '02-01 weekend',
      '02-07 weekend',
      '02-08 weekend',
      ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `02-${day} holiday 国办发明电〔2025〕7号`),
      '03-01 weekend',
    ]);
  });
});

describe('scenario 2: due on a make-up day stays', () => {
  it('received 2026-01-26: Saturday 02-28 to its end, not Monday 03-02', () => {
    const story = received('2026-01-26');
    expect(story.due('reply', '2026-01-26')).toBe('2026-02-28');
    expect(story.clock('reply', '2026-02-28T23:59:59+08:00')?.state).toBe('running');
    expect(story.clock('reply', '2026-03-01T00:00:00+08:00')?.state).toBe('overdue');
    expect(story.expire('2026-02-28T23:59:59+08:00')).not.toContain('reply 2026-03-01T00:00:00+08:00');
    expect(story.expire('2026-03-01T00:00:00+08:00')).toContain('reply 2026-03-01T00:00:00+08:00');
  });
});

describe('scenario 3: the edge of the day', () => {
  const confirmed = (at: string) =>
    request().tell('request.submitted', at, asked('internet')).tell('receipt.confirmed', at);

  it('is received 04-20 a second before 16:00Z and 04-21 from then on', () => {
    const before = confirmed('2026-04-20T15:59:59Z');
    expect(before.state.context).toMatchObject({ receivedOn: '2026-04-20' });
    expect(before.due('reply', '2026-04-21')).toBe('2026-05-20');
    const after = confirmed('2026-04-20T16:00:00Z');
    expect(after.state.context).toMatchObject({ receivedOn: '2026-04-21' });
    expect(after.due('reply', '2026-04-21')).toBe('2026-05-21');
  });

  it('has no reply clock before both sides confirm', () => {
    const story = request().tell('request.submitted', '2026-04-18', asked('internet'));
    expect(story.due('reply', '2026-04-20')).toBeNull();
    expect(story.tell('receipt.confirmed', '2026-04-20').due('reply', '2026-04-20')).toBe('2026-05-20');
  });

  it('due 05-20 is overdue from 16:00:00Z of that day, not at 15:59:59Z', () => {
    const story = inHand('2026-04-20');
    expect(story.clock('reply', '2026-05-20T15:59:59Z')?.state).toBe('running');
    expect(story.clock('reply', '2026-05-20T16:00:00Z')?.state).toBe('overdue');
  });

  it.each([
    ['2026-05-20T15:59:59Z', 'met'],
    ['2026-05-20T16:00:00Z', 'late'],
  ])('a reply posted at %s is %s', (at, state) => {
    const search = { where: '档案室', words: '批复', by: '李某', result: '未检索到' };
    const story = inHand('2026-04-20');
    story.tell('note.added', '2026-05-15', { kind: 'search', search }, { who: officer('handler') });
    story.tell('draft.prepared', '2026-05-18', { outcome: '4.1', reasons: '不掌握' });
    story.tell('secrecy.reviewed', '2026-05-18', { finding: 'cleared' });
    story.tell('draft.countersigned', '2026-05-18').tell('reply.signed', '2026-05-19');
    expect(story.tell('reply.served', at, { way: 'post' }).clock('reply', at)?.state).toBe(state);
  });
});

describe('the date of receipt (Art. 31)', () => {
  it.each([
    ['in-person', []],
    ['oral', []],
    ['mail-signed', ['receipt.signed']],
    ['mail-ordinary', ['receipt.confirmed']],
    ['internet', ['receipt.confirmed']],
    ['fax', ['receipt.confirmed']],
  ])('%s: %j', (channel, steps) => {
    const story = request().tell('request.submitted', '2026-04-17', asked(channel));
    for (const step of steps) story.tell(step, '2026-04-20');
    const expected = steps.length === 0 ? ['2026-04-17', '2026-05-19'] : ['2026-04-20', '2026-05-20'];
    expect([story.state.context, story.due('reply', '2026-04-20')]).toMatchObject([
      { receivedOn: expected[0] },
      expected[1],
    ]);
  });

  it('waits while the applicant cannot be reached, and logs it (U30)', () => {
    const story = request().tell('request.submitted', '2026-04-17', asked('mail-ordinary'));
    story.tell('contact.failed', '2026-04-17', { note: '电话无人接听' });
    expect(story.due('reply', '2026-04-30')).toBeNull();
    expect(story.tell('receipt.confirmed', '2026-04-30').due('reply', '2026-04-30')).toBe('2026-06-01');
  });
});
