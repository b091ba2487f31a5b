import { addDays, civilDate, nationalCalendar } from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { due, processing, served } from '../../../test-support/request-stories.ts';
import type { Story } from '../../../test-support/story.ts';

const reason = '检索';
const granted = (story: Story, on: string, length: object) =>
  story.record('extension.approved', on, { ...length, reason }).record('extension.notified', on);
const code = (story: Story, on: string, until: string) => story.refused('extension.approved', on, { until, reason });
const asked = (sent: string, party = 'other-agency') =>
  processing('2026-02-02').record('consultation.sent', sent, { consultation: 'a', party });
const back = (story: Story, on: string) =>
  story.record('consultation.answered', on, { consultation: 'a', answer: 'consents' });

// Received 2026-02-02: due 03-06, and 04-03 with twenty more working days. Counted by hand on the notices.
describe('an extension until a day off', () => {
  it.each([
    ['2026-02-02', '2026-02-10', '2026-03-14', '2026-03-13', 5, 'a Saturday'],
    ['2026-02-02', '2026-02-10', '2026-04-06', '2026-04-03', 20, 'a holiday after the last day of the longest one'],
    ['2025-08-11', '2025-08-20', '2025-10-12', '2025-10-11', 20, 'the Sunday after a make-up Saturday'],
    ['2026-08-31', '2026-09-10', '2026-10-03', '2026-09-30', 2, 'National Day'],
    ['2026-08-20', '2026-08-25', '2026-09-20', '2026-09-20', 2, 'a make-up Sunday, which is worked'],
    ['2018-09-06', '2018-09-10', '2018-10-20', '2018-10-19', 12, 'a Saturday, under the text of 2008'],
  ])('of a request of %s, approved %s until %s, ends on %s: %i working days (%s)', (start, on, until, end, days) => {
    const story = granted(processing(start), on, { until });
    expect(story.clock('reply', on)).toMatchObject({ due: { on: end }, extendedBy: days });
  });

  it('is refused where it adds no working day', () => {
    const refused = processing('2026-09-02').answer('extension.approved', '2026-09-10', {
      until: '2026-10-07',
      reason,
    });
    expect(refused.refusal?.code).toBe('rule/extension-length');
    expect(refused.refusal?.reason.en).toContain('the day adds a working day or more');
    expect(code(processing('2026-09-02'), '2026-09-10', '2026-10-08')).toBe('accepted');
  });

  it('is too long from the first working day past the limit', () => {
    expect(code(processing('2026-02-02'), '2026-02-10', '2026-04-06')).toBe('accepted');
    expect(code(processing('2026-02-02'), '2026-02-10', '2026-04-07')).toBe('rule/extension-too-long');
    expect(code(processing('2018-09-06'), '2018-09-10', '2018-10-24')).toBe('accepted');
    expect(code(processing('2018-09-06'), '2018-09-10', '2018-10-25')).toBe('rule/extension-too-long');
  });

  it('makes a reply of the day off late', () => {
    const story = granted(processing('2026-02-02'), '2026-02-10', { until: '2026-04-06' })
      .record('draft.prepared', '2026-04-03', { outcome: '5.2' })
      .record('draft.countersigned', '2026-04-03')
      .record('reply.signed', '2026-04-03')
      .record('reply.served', '2026-04-06', { way: 'post' });
    expect(story.clock('reply', '2026-04-07')?.state).toBe('late');
  });
});

// The letter of 02-09 stops the clock from 02-10: on that day the reply would be due 03-09.
describe('an extension until a day while the clock is stopped', () => {
  it('is converted by the end that was to be expected on the day of its approval', () => {
    const story = granted(asked('2026-02-09'), '2026-02-10', { until: '2026-03-27' });
    expect(story.clock('reply', '2026-02-11')).toMatchObject({ state: 'paused', due: null, extendedBy: 14 });
    // 02-11 … 03-02 are ten working days more: 03-27 moves to 04-13.
    expect(due(back(story, '2026-03-02'), '2026-03-02')).toBe('2026-04-13');
  });

  it('adds as much as where the answer came on that day', () => {
    const story = granted(back(asked('2026-02-09'), '2026-02-10'), '2026-02-10', { until: '2026-03-27' });
    expect(story.clock('reply', '2026-02-11')).toMatchObject({ due: { on: '2026-03-27' }, extendedBy: 14 });
  });

  it('is refused by the same limits', () => {
    const story = asked('2026-02-09', 'third-party').record('consultation.delivered', '2026-02-10', {
      consultation: 'a',
    });
    expect(code(story, '2026-02-10', '2026-03-09')).toBe('rule/extension-length');
    expect(code(story, '2026-02-10', '2026-03-10')).toBe('accepted');
    expect(code(story, '2026-02-10', '2026-04-07')).toBe('accepted');
    expect(code(story, '2026-02-10', '2026-04-08')).toBe('rule/extension-too-long');
  });

  it('stays within the limit where the answer turns out to be older than the approval', () => {
    // Approved while the clock was stopped for 02-10 … 02-12 (base 03-11, limit 04-09); the answer had come on 02-10.
    const story = back(granted(asked('2026-02-09'), '2026-02-12', { until: '2026-04-09' }), '2026-02-10');
    expect(story.clock('reply', '2026-02-12')).toMatchObject({ due: { on: '2026-04-07' }, extendedBy: 20 });
  });
});

describe('two extensions, where the setting allows them', () => {
  const twice = (first: object, second: object) =>
    granted(granted(processing('2026-02-02', { 'extension.maxTimes': 2 }), '2026-02-10', first), '2026-02-11', second);

  it('add up, in days or until a day', () => {
    expect(due(twice({ until: '2026-03-13' }, { workingDays: 5 }), '2026-02-11')).toBe('2026-03-20');
    expect(due(twice({ workingDays: 5 }, { until: '2026-03-20' }), '2026-02-11')).toBe('2026-03-20');
    expect(due(twice({ until: '2026-03-13' }, { until: '2026-03-20' }), '2026-02-11')).toBe('2026-03-20');
  });

  it('are bounded together, and the second one adds to the first', () => {
    const once = () =>
      granted(processing('2026-02-02', { 'extension.maxTimes': 2 }), '2026-02-10', { until: '2026-03-13' });
    const days = (workingDays: number) => once().refused('extension.approved', '2026-02-11', { workingDays, reason });
    expect([days(15), days(16)]).toEqual(['accepted', 'rule/extension-too-long']);
    expect(code(once(), '2026-02-11', '2026-03-15')).toBe('rule/extension-length');
    expect(code(once(), '2026-02-11', '2026-04-03')).toBe('accepted');
    expect(code(once(), '2026-02-11', '2026-04-07')).toBe('rule/extension-too-long');
  });
});

describe('any extension until a day', () => {
  const received = fc.integer({ min: 0, max: 2_400 }).map((days) => addDays(civilDate('2019-06-01'), days));
  const letter = fc.record({ sent: fc.integer({ min: 0, max: 12 }), days: fc.integer({ min: 0, max: 40 }) });

  it('ends on a working day, within the limit, as the number of days does that it shows', () => {
    fc.assert(
      fc.property(
        received,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 100 }),
        fc.array(letter, { maxLength: 2 }),
        (on, approved, ahead, letters) => {
          const approvedOn = addDays(on, approved);
          const open = () => {
            const story = processing(on);
            for (const [at, { sent }] of letters.entries()) if (sent < approved) send(story, addDays(on, sent), at);
            return story;
          };
          const closed = (story: Story) => {
            for (const [at, { sent, days }] of letters.entries()) {
              if (sent >= approved) send(story, addDays(on, sent), at);
              answered(story, addDays(on, sent + days), at);
            }
            return story;
          };
          const until = addDays(approvedOn, ahead);
          if (code(open(), approvedOn, until) !== 'accepted') return;
          const found = closed(granted(open(), approvedOn, { until })).clock('reply', approvedOn);
          const days = found?.extendedBy ?? 0;
          const end = found?.due?.on ?? '';
          const byDays = (workingDays: number) => due(closed(granted(open(), approvedOn, { workingDays })), approvedOn);
          expect(days).toBeGreaterThan(0);
          expect(nationalCalendar.isWorkingDay(civilDate(end))).toBe(true);
          expect(end).toBe(byDays(days));
          expect(end <= (byDays(20) ?? '')).toBe(true);
        },
      ),
      { numRuns: 500, seed: 201933 },
    );
  });
});

const send = (story: Story, on: string, at: number) =>
  story.record('consultation.sent', on, { consultation: `c${at}`, party: 'other-agency' });
const answered = (story: Story, on: string, at: number) =>
  story.record('consultation.answered', on, { consultation: `c${at}`, answer: 'consents' });

// Received 2025-03-03, served 03-20, replaced by the agency itself 06-03: the law sets no period for the new reply.
describe('an extension without a statutory period', () => {
  const replaced = () =>
    served('2025-03-03', 'direct', '2025-03-20').record('reply.replaced', '2025-06-03', { reason });

  it.each([{ workingDays: 5 }, { until: '2025-06-20' }])('is irregular, and extends nothing: %o', (length) => {
    const story = replaced();
    const refused = story.answer('extension.approved', '2025-06-05', { ...length, reason }).refusal;
    expect([refused?.code, refused?.recordable]).toEqual(['rule/extension-not-here', true]);
    const acknowledged = { acknowledged: ['rule/extension-not-here'] };
    story.record('extension.approved', '2025-06-05', { ...length, ...acknowledged, reason });
    expect(story.clock('reply', '2025-06-05')).toBeUndefined();
    expect(story.refused('extension.notified', '2025-06-05')).toBe('rule/no-extension');
  });
});
