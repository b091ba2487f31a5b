import { describe, expect, it } from 'vitest';
import { opening, request, submitted } from '../../../test-support/request-stories.ts';
import { Story } from '../../../test-support/story.ts';

const asked = (applicant: object, on: string, channel = 'in-person') =>
  submitted(on, { ...opening, channel, applicant: { kind: 'natural', ...applicant } });
const points = (story: Story) => request.suggestions(story.state.context).map(({ data }) => data['points']);
const tags = (story: Story) => request.summary(story.state.context).tags;

describe('a request that does not say which information it asks for', () => {
  const whole = { kind: 'natural', name: '李', contact: '139', identityProof: true };
  const silent = (on: string) => submitted(on, { channel: 'in-person', applicant: whole });
  const lacking = ['补充所申请公开的政府信息的名称、文号或者便于查询的其他特征性描述'];

  it.each(['2026-03-02', '2018-03-01'])('arrived on %s and is incomplete (2019 Art. 29(2)(2), 2008 Art. 20)', (on) => {
    const story = silent(on);
    expect([story.state.value, points(story), tags(story)]).toEqual(['received', [lacking], ['incomplete']]);
    expect(story.clock('reply', on)?.state).toBe('running');
  });

  it('is complete with a description, and takes no empty one', () => {
    expect(tags(submitted('2026-03-02', { ...opening, applicant: whole }))).toEqual([]);
    const empty = { channel: 'in-person', applicant: whole, description: ' ' };
    expect(new Story(request).refused('request.submitted', '2026-03-02', empty)).toBe('fact/malformed');
  });
});

describe('a request under the text of 2008', () => {
  it('needs no proof of identity (2008 Art. 20)', () => {
    const story = asked({ name: '李', contact: '139' }, '2018-03-01');
    expect([points(story), tags(story)]).toEqual([[], []]);
  });

  it('lacks what that text asks for, under its own articles', () => {
    const story = asked({ contact: '139' }, '2018-03-01');
    expect([points(story), tags(story)]).toEqual([[['补充申请人的姓名或者名称']], ['incomplete']]);
    const [found] = request.suggestions(story.state.context);
    expect(found?.basis?.text).toBe('《中华人民共和国政府信息公开条例(2007年公布)》第二十条、第二十一条第(四)项');
    expect(found?.because.en).toBe('the request lacks what Art. 20 of the text of 2008 asks for');
  });

  it('is judged by the text of its receipt, not of its submission', () => {
    const story = asked({ name: '李', contact: '139' }, '2019-05-14', 'mail-signed');
    expect([points(story), tags(story)]).toEqual([[], []]);
    story.record('receipt.signed', '2019-05-16');
    expect([points(story), tags(story)]).toEqual([[['提供申请人的身份证明']], ['incomplete']]);
    expect(request.suggestions(story.state.context)[0]?.basis?.text).toBe(
      '《中华人民共和国政府信息公开条例》第二十九条、第三十条',
    );
  });
});
