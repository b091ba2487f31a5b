import { describe, expect, it } from 'vitest';
import { opening, request, submitted } from '../../../test-support/request-stories.ts';
import { Story } from '../../../test-support/story.ts';

const CHANNELS = ['in-person', 'oral', 'mail-signed', 'mail-ordinary', 'internet', 'fax'];
const asked = (data: object, on = '2026-03-02') =>
  new Story(request).refused('request.submitted', on, { ...opening, ...data });
const of = (applicant: object) => asked({ applicant: { kind: 'natural', ...applicant } });
const lacking = (applicant: object) => {
  const { context } = submitted('2026-03-02', { ...opening, applicant: { kind: 'natural', ...applicant } }).state;
  return 'missing' in context ? context.missing : null;
};

// By hand: the channel of the law under which each way is received, and how sure that is.
const WAYS = [
  ['website', 'internet', 'verified'],
  ['e-mail', 'internet', 'verified'],
  ['wechat', 'internet', 'design-choice'],
  ['app', 'internet', 'design-choice'],
  ['hotline-12345', 'oral', 'design-choice'],
  ['express', 'mail-signed', 'verified'],
  ['petition-letter', 'mail-ordinary', 'design-choice'],
] as const;

describe('a way in which requests come in practice', () => {
  it.each(WAYS)('%s is received as %s, and under no other channel', async (wayIn, channel, mark) => {
    const { WAYS_IN } = await import('./ways-in.ts');
    for (const one of CHANNELS) {
      expect([one, asked({ channel: one, wayIn })]).toEqual([
        one,
        one === channel ? 'accepted' : 'rule/way-in-of-other-channel',
      ]);
    }
    expect([WAYS_IN[wayIn].channel, WAYS_IN[wayIn].basis.mark]).toEqual([channel, mark]);
    expect(Object.keys(WAYS_IN)).toEqual(WAYS.map(([name]) => name));
  });

  it('changes nothing of when the request is received, and how it is counted', () => {
    const plain = submitted('2026-03-02', { ...opening, channel: 'internet' });
    const mailed = submitted('2026-03-02', { ...opening, channel: 'internet', wayIn: 'e-mail' });
    expect(mailed.state).toEqual(plain.state);
    const called = submitted('2026-03-02', { ...opening, channel: 'oral', wayIn: 'hotline-12345' });
    expect(called.contributions()).toEqual(['request.received 2026-03-02 oral natural']);
  });
});

describe('what a request says of its people', () => {
  it('has a number that is checked by its kind, by default that of the applicant', () => {
    const [person, code] = ['11010519491231002X', '91350100M000100Y43'];
    expect(of({ idNumber: person })).toBe('accepted');
    expect(of({ idNumber: '110105194912310021' })).toBe('fact/malformed');
    expect(of({ idNumber: code })).toBe('fact/malformed');
    expect(of({ kind: 'commercial', idNumber: code })).toBe('accepted');
    expect(of({ kind: 'commercial', idNumber: person })).toBe('fact/malformed');
    expect(of({ kind: 'commercial', idKind: 'resident', idNumber: person })).toBe('accepted');
    expect(of({ idKind: 'passport', idNumber: 'E12345678' })).toBe('accepted');
    expect(asked({ agent: { name: '钱某', idNumber: '110105194912310021' } })).toBe('fact/malformed');
    expect(asked({ jointApplicants: [{ name: '赵某', idNumber: '110105194912310021' }] })).toBe('fact/malformed');
  });

  it('says of a wrong number where it is, and not what it is', () => {
    const applicant = { kind: 'natural', idNumber: '110105194912310021' };
    const { refusal } = new Story(request).answer('request.submitted', '2026-03-02', { ...opening, applicant });
    expect(refusal?.issues.map(({ path }) => path)).toEqual(['applicant.idNumber']);
    expect(JSON.stringify(refusal)).not.toContain('110105194912310021');
  });

  it('needs a name of everybody else', () => {
    expect(asked({ agent: { authorisation: '代为申请' } })).toBe('fact/malformed');
    expect(asked({ jointApplicants: [{ phone: '139' }] })).toBe('fact/malformed');
    const agent = { name: '钱某', authorisation: '代为申请', phone: '139' };
    expect(asked({ agent, jointApplicants: [{ name: '赵某' }], representative: '赵某' })).toBe('accepted');
  });

  it('can be reached by telephone or address as well (Art. 29)', () => {
    const rest = { name: '李某', identityProof: true };
    expect(lacking(rest)).toEqual(['contact']);
    for (const way of [{ contact: '某单位' }, { phone: '139' }, { address: '某路1号' }]) {
      expect(lacking({ ...rest, ...way })).toEqual([]);
    }
    // A number is not yet a proof.
    expect(lacking({ name: '李某', phone: '139', idNumber: '11010519491231002X' })).toEqual(['identityProof']);
  });

  it('is seen by those alone who handle the case; codes are seen by all', () => {
    const { keys } = request.publicIn('request.submitted');
    const open = Object.entries(keys).flatMap(([key, shown]) => (shown.all ? [key] : []));
    expect(open.toSorted()).toEqual(['at', 'channel', 'electronicService', 'topic', 'type', 'wayIn']);
    const applicant = Object.entries(keys['applicant']?.keys ?? {}).flatMap(([key, { all }]) => (all ? [key] : []));
    expect(applicant.toSorted()).toEqual(['idKind', 'kind']);
  });
});
