import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { siteError } from './site-error.ts';

const again = { reason: '抽查发现未整改' };
const sponsor = { to: '某市交通运输局' };
const corrected = { finding: 'corrected', answer: '电话号码已更正' };
const YUNNAN = { 'error.yunnanLimit': true };
const reported = (on: string, settings: object = {}) =>
  new Story(siteError, settings).record('error.reported', on, {
    site: '某市人民政府门户网站',
    description: '电话打不通',
  });
const fixing = (on: string, transferredOn: string, settings: object = {}) =>
  reported(on, settings).record('error.transferred', transferredOn, sponsor);

describe('a report that is handled again', () => {
  it('still shows how the periods of each earlier round were kept', () => {
    const rounds = (story: Story) =>
      story
        .clocks('2026-06-01')
        .filter(({ id }) => id.startsWith('earlier'))
        .map(({ id, state, due: end, expires }) => [id, state, end?.on, expires].join(' '));
    const story = fixing('2026-03-02', '2026-03-04').record('error.extended', '2026-03-05', { reason: '核对' });
    story.record('error.answered', '2026-03-11', corrected);
    expect(rounds(story)).toEqual([]);
    const first = ['earlier-transfer:1 late 2026-03-03 false', 'earlier-reply:1 late 2026-03-10 false'];
    expect(rounds(story.record('error.reopened', '2026-03-20', again))).toEqual(first);
    // A round that is kept does not hide the one before it.
    story.record('error.transferred', '2026-03-23', sponsor).record('error.answered', '2026-03-24', corrected);
    expect(rounds(story.record('error.reopened', '2026-04-01', again))).toEqual([
      ...first,
      'earlier-transfer:2 met 2026-03-23 false',
      'earlier-reply:2 met 2026-03-25 false',
    ]);
    expect(story.clock('reply', '2026-04-01')).toMatchObject({ state: 'running', due: { on: '2026-04-07' } });
  });

  it('shows the earlier limit of Yunnan too, and a round that ended without a transfer', () => {
    const states = (story: Story) =>
      story.clocks('2026-06-01').flatMap(({ id, state }) => (id.startsWith('earlier') ? [`${id} ${state}`] : []));
    const yunnan = fixing('2026-03-02', '2026-03-02', YUNNAN).record('error.answered', '2026-03-05', corrected);
    expect(states(yunnan.record('error.reopened', '2026-03-20', again))).toEqual([
      'earlier-transfer:1 met',
      'earlier-reply:1 met',
      'earlier-rectification:1 late',
    ]);
    // It begins with the transfer of its own round.
    expect(yunnan.clock('rectification', '2026-03-20')).toBeUndefined();
    const directed = reported('2026-03-02').record('error.directed', '2026-03-09', { to: 'petition' });
    expect(states(directed.record('error.reopened', '2026-03-20', again))).toEqual([
      'earlier-transfer:1 late',
      'earlier-reply:1 late',
    ]);
  });
});
