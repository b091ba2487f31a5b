import { describe, expect, it } from 'vitest';
import { opening, processing, request, served, submitted } from '../../../test-support/request-stories.ts';
import type { Story } from '../../../test-support/story.ts';

const decided = (story: Story, on = '2026-03-10') =>
  story
    .record('draft.prepared', on, { outcome: '1' })
    .record('secrecy.reviewed', on, { finding: 'cleared' })
    .record('draft.countersigned', on)
    .record('reply.signed', on);
const ready = () => decided(processing('2026-03-02'));
const tried = (data: object) => ready().refused('reply.served', '2026-03-11', data);
const chosen = () =>
  decided(
    submitted('2026-03-02', { ...opening, electronicService: true })
      .record('request.registered', '2026-03-02')
      .record('processing.started', '2026-03-02'),
  );

describe('the record of a service', () => {
  it.each([
    [{ way: 'post', carrier: 'ems', trackingNo: '1234567890123', handedOverOn: '2026-03-11' }, 'accepted'],
    [{ way: 'post', signedOn: '2026-03-14', receiver: '李某', receiverRelation: 'applicant', proof: 9 }, 'accepted'],
    [{ way: 'entrusted', entrustedTo: '某镇人民政府', signedOn: '2026-03-11' }, 'accepted'],
    [{ way: 'direct', receiver: '王某', receiverRelation: 'legal-representative' }, 'accepted'],
    [{ way: 'direct', carrier: 'ems' }, 'rule/service-misfit'],
    [{ way: 'entrusted', trackingNo: '1234567890123' }, 'rule/service-misfit'],
    [{ way: 'direct', handedOverOn: '2026-03-11' }, 'rule/service-misfit'],
    [{ way: 'post', entrustedTo: '某镇人民政府' }, 'rule/service-misfit'],
    [{ way: 'post', writtenChoice: 2 }, 'rule/service-misfit'],
    // Post counts by the day of handing over, the others by the day signed (235号).
    [{ way: 'post', handedOverOn: '2026-03-10' }, 'rule/service-day'],
    [{ way: 'post', handedOverOn: '2026-03-12' }, 'rule/service-day'],
    [{ way: 'post', signedOn: '2026-03-10' }, 'rule/service-day'],
    [{ way: 'direct', signedOn: '2026-03-10' }, 'rule/service-day'],
    [{ way: 'entrusted', signedOn: '2026-03-12' }, 'rule/service-day'],
  ])('%j is %s', (data, code) => {
    expect(tried(data)).toBe(code);
    const story = served('2026-03-02', 'direct', '2026-03-11');
    expect(story.refused('reply.supplemented', '2026-03-11', { outcome: '4.2', ...data })).toBe(code);
  });
});

// Ways that the letter of 2016 does not know.
const UNLAWFUL = [
  [{ way: 'electronic' }, 'rule/electronic-unchosen'],
  [{ way: 'post', carrier: 'courier' }, 'rule/other-courier'],
] as const;

describe('a service that the letter of 2016 does not know', () => {
  it.each(UNLAWFUL)('%j is refused, and recorded on acknowledgement as no service', (data, code) => {
    const { refusal } = ready().answer('reply.served', '2026-03-11', data);
    expect(refusal).toMatchObject({ code, recordable: true, follows: { zh: '登记后不视为送达,答复期限继续计算' } });
    expect(refusal?.basis?.text).toContain('国办公开办函〔2016〕235号');
    const known = { ...data, acknowledged: [code], reason: '误寄' };
    const story = ready().record('reply.served', '2026-03-11', known);
    expect([story.state.value, story.clock('reply', '2026-03-11')?.state]).toEqual(['decided', 'running']);
    expect(story.contributions()).toEqual(['request.received 2026-03-02 in-person natural']);
    story.record('reply.served', '2026-03-12', { way: 'direct' });
    expect(story.clock('reply', '2026-03-12')).toMatchObject({ state: 'met' });
    expect(story.state.irregularities?.map(({ codes }) => codes)).toEqual([[code]]);
  });

  it.each(UNLAWFUL)('%j does not stand for a letter that came back', (data, code) => {
    const story = served('2026-03-02', 'post', '2026-03-11').record('reply.returned', '2026-03-16', { reason: '拒收' });
    story.record('reply.served', '2026-03-17', { ...data, acknowledged: [code], reason: '误寄' });
    expect(request.suggestions(story.state.context).map(({ fact }) => fact)).toEqual(['reply.served']);
  });

  it.each(UNLAWFUL)('%j of a further result is shown as unlawful', (data, code) => {
    const story = served('2026-03-02', 'direct', '2026-03-11');
    const further = { outcome: '4.2', ...data };
    expect(story.refused('reply.supplemented', '2026-03-12', further)).toBe(code);
    story.record('reply.supplemented', '2026-03-12', { ...further, acknowledged: [code], reason: '误寄' });
    expect(request.results(story.state.context)).toHaveLength(2);
  });

  it('is lawful by the written choice of the applicant, with the request or by a paper of its own', () => {
    expect(tried({ way: 'electronic', writtenChoice: 2 })).toBe('accepted');
    expect(chosen().refused('reply.served', '2026-03-11', { way: 'electronic' })).toBe('accepted');
    const story = chosen().record('reply.served', '2026-03-11', { way: 'electronic' });
    const further = { outcome: '4.2', way: 'electronic' };
    expect(story.refused('reply.supplemented', '2026-03-12', further)).toBe('accepted');
  });
});

describe('the receipt for a posted reply', () => {
  const posted = () => served('2026-03-02', 'post', '2026-03-11');
  const receipt = { receiver: '李某', receiverRelation: 'family', proof: 9 };

  it('is recorded once, not before the letter went out, and moves no clock', () => {
    expect(posted().refused('reply.delivered', '2026-03-10', receipt)).toBe('rule/before-its-letter');
    const story = posted().record('reply.delivered', '2026-03-14', receipt);
    expect(story.refused('reply.delivered', '2026-03-16', receipt)).toBe('rule/already-delivered');
    expect(story.clock('reply', '2026-03-16')).toEqual(posted().clock('reply', '2026-03-16'));
    expect(story.contributions()).toEqual(posted().contributions());
  });

  it('is on record already where the service says when it was signed for', () => {
    const story = ready().record('reply.served', '2026-03-11', { way: 'post', signedOn: '2026-03-14' });
    expect(story.refused('reply.delivered', '2026-03-16', receipt)).toBe('rule/already-delivered');
  });

  it.each(['direct', 'entrusted'])('is none of %s service, which is signed for then', (way) => {
    expect(served('2026-03-02', way).refused('reply.delivered', '2026-03-03', receipt)).toBe('rule/served-in-person');
  });

  it('excludes a return, and is possible again after one', () => {
    const story = posted().record('reply.delivered', '2026-03-14', receipt);
    expect(story.refused('reply.returned', '2026-03-16', { reason: '拒收' })).toBe('rule/already-delivered');
    const again = posted().record('reply.returned', '2026-03-16', { reason: '查无此人', proof: 9 });
    expect(again.refused('reply.delivered', '2026-03-17', receipt)).toBe('rule/already-delivered');
    again.record('reply.served', '2026-03-18', { way: 'post' });
    expect(again.refused('reply.delivered', '2026-03-17', receipt)).toBe('rule/before-its-letter');
    expect(again.refused('reply.delivered', '2026-03-20', receipt)).toBe('accepted');
  });

  it('is forgotten with the reply that is replaced, also during a suit', () => {
    const story = posted().record('reply.delivered', '2026-03-14', receipt);
    story.record('reply.replaced', '2026-04-20', { reason: '依据有误', during: 'suit', document: '(2026)云01行初1号' });
    decided(story, '2026-04-21').record('reply.served', '2026-04-22', { way: 'post' });
    expect(story.refused('reply.delivered', '2026-04-25', receipt)).toBe('accepted');
  });
});
