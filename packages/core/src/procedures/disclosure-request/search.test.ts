import { describe, expect, it } from 'vitest';
import { processing, registered, request, searched, served } from '../../../test-support/request-stories.ts';
import type { Story } from '../../../test-support/story.ts';

const CODE = 'rule/search-not-recorded';
const KNOWN = { acknowledged: [CODE], reason: '检索记录遗失' };
const absent = { outcome: '4.1', reasons: '不掌握' };
const competent = { competent: { name: '自然资源局' } };

const countersigned = (story: Story, data: object, on = '2026-03-05') =>
  story
    .record('draft.prepared', on, data)
    .record('secrecy.reviewed', on, { finding: 'cleared' })
    .record('draft.countersigned', on);
const drafted = (data: object, settings: object = {}) => countersigned(processing('2026-03-02', settings), data);
const signed = (data: object) => drafted(data).refused('reply.signed', '2026-03-06');

// What says that the information, or a part of it, does not exist (Art. 36(4)), and what says something else.
const REPLIES = [
  [absent, CODE],
  [{ ...absent, unheld: 'absent' }, CODE],
  [{ ...absent, unheld: 'not-ours' }, 'accepted'],
  [{ ...absent, ...competent }, 'accepted'],
  [{ outcome: '2', reasons: '理由', grounds: ['third-party', 'not-held'] }, CODE],
  [{ outcome: '2', reasons: '理由', passages: [{ place: '附件', ground: 'not-held' }] }, CODE],
  [{ outcome: '2', reasons: '理由', grounds: ['not-held'], ...competent }, 'accepted'],
  [{ outcome: '2', reasons: '理由', grounds: ['third-party'] }, 'accepted'],
  [{ outcome: '4.2' }, 'accepted'],
] as const;

describe('a reply that says that the information does not exist', () => {
  it.each(REPLIES)('%j is signed without a search: %s', (data, code) => {
    expect(signed(data)).toBe(code);
    expect(
      countersigned(searched(processing('2026-03-02'), '2026-03-03'), data).refused('reply.signed', '2026-03-06'),
    ).toBe('accepted');
  });

  it.each(REPLIES)('%j as a further result: %s', (data, code) => {
    const story = served('2026-03-02', 'direct', '2026-03-05');
    const further = { ...data, way: 'post', secrecyReviewed: true };
    expect(story.refused('reply.supplemented', '2026-03-06', further)).toBe(code);
    expect(searched(story, '2026-03-06').refused('reply.supplemented', '2026-03-06', further)).toBe('accepted');
  });

  it('is given on the spot after a search, or with the name of the right agency', () => {
    const spot = (data: object) => registered('2026-03-02').refused('reply.given-on-spot', '2026-03-02', data);
    expect([spot(absent), spot({ ...absent, ...competent })]).toEqual([CODE, 'accepted']);
    const story = searched(registered('2026-03-02'), '2026-03-02');
    expect(story.refused('reply.given-on-spot', '2026-03-02', absent)).toBe('accepted');
  });

  it('is searched for by a search: no other note will do', () => {
    const officer = { id: 'handler', duties: ['handler'] };
    const story = drafted(absent).record('note.added', '2026-03-06', { kind: 'note', text: '已检索' }, officer);
    expect(story.refused('reply.signed', '2026-03-06')).toBe(CODE);
    expect(searched(story, '2026-03-06').refused('reply.signed', '2026-03-06')).toBe('accepted');
  });

  it('needs a search for the draft at hand, not for one that was drafted before', () => {
    const again = drafted(absent).record('draft.returned', '2026-03-06', { reason: '有误' });
    expect(countersigned(again, { outcome: '4.2' }, '2026-03-06').refused('reply.signed', '2026-03-06')).toBe(
      'accepted',
    );
  });

  it('is offered as one that can be acknowledged, with its article and what follows', () => {
    const { refusal } = drafted(absent).answer('reply.signed', '2026-03-06');
    expect(refusal).toMatchObject({ code: CODE, recordable: true, follows: { zh: '登记为程序违法,报送监督' } });
    expect([refusal?.basis?.text, refusal?.basis?.mark]).toEqual([
      '《中华人民共和国政府信息公开条例》第三十六条第(四)项(法无明文部分按设定 search)',
      'design-choice',
    ]);
    expect(drafted(absent).may('reply.signed', '2026-03-06')).toBe(false);
  });

  it('is recorded on acknowledgement, and ends no clock by the decision alone', () => {
    const byDecision = { 'reply.endsOn': 'decision' };
    const story = drafted(absent, byDecision).record('reply.signed', '2026-03-06', KNOWN);
    expect([story.state.value, request.outcomeOf(story.state.context)]).toEqual(['decided', '4.1']);
    expect(story.clock('reply', '2026-03-06')?.state).toBe('running');
    expect(story.state.irregularities?.at(-1)?.codes).toEqual([CODE]);
    expect(story.record('reply.served', '2026-03-09', { way: 'post' }).clock('reply', '2026-03-09')?.state).toBe('met');
    const spot = registered('2026-03-02', byDecision).record('reply.given-on-spot', '2026-03-02', {
      ...absent,
      ...KNOWN,
    });
    expect([spot.state.value, spot.clock('reply', '2026-03-02')?.state]).toEqual(['decided', 'running']);
  });
});
