import { CalendarNotPublishedError, civilDate, instantOf, nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { opening, processing, request, served, submitted } from '../../test-support/request-stories.ts';
import type { Story } from '../../test-support/story.ts';
import type { AnyProcedure } from './procedure.ts';
import { suggestionsOf } from './suggested.ts';

const env = { calendar: nationalCalendar };
const at = (story: Story, on: string) =>
  suggestionsOf(request, story.state, instantOf(`${on}T10:00:00+08:00`), env).map(({ fact }) => fact);
const NOTICE = ['correction.requested'];

describe('the suggestion of a notice of correction', () => {
  it('is shown from receipt to the last of its seven working days', () => {
    // Received on Monday 2026-03-02: the seventh working day is 03-11.
    const story = submitted('2026-03-02');
    expect(at(story, '2026-03-02')).toEqual(NOTICE);
    story.record('request.registered', '2026-03-02');
    expect([at(story, '2026-03-11'), at(story, '2026-03-12')]).toEqual([NOTICE, []]);
  });

  it('is shown while a request is confirmed only once it is received', () => {
    const story = submitted('2026-03-02', { ...opening, channel: 'internet' });
    expect(at(story, '2026-03-02')).toEqual([]);
    expect(at(story.record('receipt.confirmed', '2026-03-03'), '2026-03-03')).toEqual(NOTICE);
  });

  it('is not shown in a state that does not admit the notice', () => {
    const drafted = processing('2026-03-02').record('draft.prepared', '2026-03-04', { outcome: '5.2' });
    expect(at(drafted, '2026-03-04')).toEqual([]);
    const fee = { mode: 'per-page', units: 72, amount: 420 };
    expect(at(processing('2026-03-02').record('fee.noticed', '2026-03-03', fee), '2026-03-03')).toEqual([]);
    // A draft that is returned may be followed by a notice again.
    drafted.record('draft.returned', '2026-03-05', { reason: '补充依据' });
    expect(at(drafted, '2026-03-05')).toEqual(NOTICE);
  });

  it('is not shown where the calendar cannot say whether it is lawful; a fault of the program goes on', () => {
    const { state } = submitted('2026-03-02');
    const failing = (error: Error): AnyProcedure => {
      const [rule] = request.rules['correction.requested'] ?? [];
      if (rule === undefined) throw new Error('the notice has no rule');
      const bars = () => {
        throw error;
      };
      return { ...request, rules: { ...request.rules, 'correction.requested': [{ ...rule, bars }] } };
    };
    const noon = instantOf('2026-03-02T12:00:00+08:00');
    expect(
      suggestionsOf(failing(new CalendarNotPublishedError(2027, civilDate('2027-01-04'))), state, noon, env),
    ).toEqual([]);
    expect(() => suggestionsOf(failing(new TypeError('x')), state, noon, env)).toThrow(TypeError);
  });
});

describe('the suggestion of a second service', () => {
  it('is shown until the letter is served again, also in the archive', () => {
    const story = served('2026-03-02', 'post')
      .record('request.archived', '2026-03-06')
      .record('reply.returned', '2026-03-09', { reason: '查无此人' });
    expect(at(story, '2026-03-09')).toEqual(['reply.served']);
    expect(at(story.record('reply.served', '2026-03-10', { way: 'post' }), '2026-03-10')).toEqual([]);
  });
});
