import { describe, expect, it } from 'vitest';
import { processing } from '../../../test-support/request-stories.ts';

const c1 = { consultation: 'c1' };
const objecting = (reasons: object = { reasons: '商业秘密' }) =>
  processing('2026-03-02')
    .record('consultation.sent', '2026-03-03', { ...c1, party: 'third-party' })
    .record('consultation.answered', '2026-03-10', { ...c1, answer: 'objects', ...reasons });
const draft = (outcome: string, grounds?: readonly string[]) =>
  [
    'draft.prepared',
    '2026-03-11',
    { outcome, reasons: '理由', ...(grounds === undefined ? {} : { grounds }) },
  ] as const;

describe('grounds of a draft', () => {
  it.each([
    ['1', ['state-secret'], 'rule/grounds-misfit'],
    ['3.1', ['third-party'], 'rule/grounds-misfit'],
    ['3.1', ['state-secret'], 'accepted'],
    ['3.1', ['state-secret', 'third-party'], 'accepted'],
    ['3.1', undefined, 'accepted'],
    ['3.4', ['internal-affairs'], 'rule/grounds-misfit'],
    ['3.4', ['third-party'], 'accepted'],
    ['3.7', ['enforcement-file'], 'accepted'],
    ['3.8', ['enforcement-file'], 'rule/grounds-misfit'],
    ['4.2', ['state-secret'], 'rule/grounds-misfit'],
    ['2', ['deliberative-process'], 'accepted'],
  ])('fit outcome %s or not: %j is %s', (outcome, grounds, answer) => {
    expect(processing('2026-03-02').refused(...draft(outcome, grounds))).toBe(answer);
  });

  it('of a partial release against a reasoned objection include the third party', () => {
    expect(objecting().refused(...draft('2', ['internal-affairs']))).toBe('rule/objection-stands');
    expect(objecting().refused(...draft('2', ['internal-affairs', 'third-party']))).toBe('accepted');
    expect(objecting({}).refused(...draft('2', ['internal-affairs']))).toBe('accepted');
    const overridden = objecting().record('objection.overridden', '2026-03-11', {
      ...c1,
      content: '甲',
      reasons: '乙',
    });
    expect(overridden.refused(...draft('2', ['internal-affairs']))).toBe('accepted');
  });

  it('are held to the same under the text of 2008', () => {
    const old = processing('2018-03-01')
      .record('consultation.sent', '2018-03-02', { ...c1, party: 'third-party' })
      .record('consultation.answered', '2018-03-06', { ...c1, answer: 'objects' });
    const partial = { outcome: '2008.partial', reasons: '部分' };
    expect(old.refused('draft.prepared', '2018-03-07', partial)).toBe('rule/objection-stands');
    expect(old.refused('draft.prepared', '2018-03-07', { ...partial, grounds: ['third-party'] })).toBe('accepted');
    const secret = { outcome: '2008.secret', reasons: '涉密', grounds: ['third-party'] };
    expect(old.refused('draft.prepared', '2018-03-07', secret)).toBe('rule/grounds-misfit');
  });
});

describe('an objection whose reasons are not good (TPC-09)', () => {
  const rejection = { ...c1, reasons: '所称并非商业秘密' };

  it('no longer stands once the agency has found so, without any notice to the third party', () => {
    const story = objecting().record('objection.rejected', '2026-03-11', rejection);
    expect(story.state.value).toBe('processing');
    expect(story.refused(...draft('1'))).toBe('accepted');
    expect(story.clock('reply', '2026-03-11')?.due?.on).toBe('2026-04-07');
    expect(story.refused('objection.rejected', '2026-03-11', rejection)).toBe('rule/no-objection');
    expect(story.refused('objection.overridden', '2026-03-11', { ...rejection, content: '甲' })).toBe(
      'rule/no-objection',
    );
  });

  it('is found by an officer who decides for the agency, on an objection of a third party', () => {
    const handler = { id: 'li', duties: ['handler'] as const };
    expect(objecting().refused('objection.rejected', '2026-03-11', rejection, handler)).toBe('actor/forbidden');
    const unknown = { ...rejection, consultation: 'c2' };
    expect(objecting().refused('objection.rejected', '2026-03-11', unknown)).toBe('rule/consultation-unknown');
    const coAgency = processing('2026-03-02')
      .record('consultation.sent', '2026-03-03', { ...c1, party: 'co-agency' })
      .record('consultation.answered', '2026-03-10', { ...c1, answer: 'objects', reasons: '内部' });
    expect(coAgency.refused('objection.rejected', '2026-03-11', rejection)).toBe('rule/no-objection');
    expect(coAgency.refused('objection.overridden', '2026-03-11', { ...rejection, content: '甲' })).toBe(
      'rule/no-objection',
    );
  });

  it('stands under the text of 2008, which asks for consent and not for reasons', () => {
    const old = processing('2018-03-01')
      .record('consultation.sent', '2018-03-02', { ...c1, party: 'third-party' })
      .record('consultation.answered', '2018-03-06', { ...c1, answer: 'objects' });
    expect(old.refused('objection.rejected', '2018-03-07', rejection)).toBe('rule/not-in-2008');
  });
});

describe('release while an opinion may still come', () => {
  const asked = (party: string) =>
    processing('2026-04-24')
      .record('consultation.sent', '2026-04-28', { ...c1, party })
      .record('consultation.delivered', '2026-04-28', c1);
  const release = ['draft.prepared', '2026-05-21', { outcome: '1' }] as const;

  it.each([
    ['third-party', 'rule/consultation-open'],
    ['co-agency', 'rule/co-agency-open'],
  ])('is refused until the fifteen working days of a %s are over, as %s', (party, code) => {
    expect(asked(party).refused(...release)).toBe(code);
    const partial = { outcome: '2', reasons: '部分', grounds: ['third-party'] };
    expect(asked(party).refused('draft.prepared', '2026-05-21', partial)).toBe(code);
    // Over since the end of 2026-05-21, whether or not the engine has recorded it.
    expect(asked(party).refused('draft.prepared', '2026-05-22', { outcome: '1' })).toBe('accepted');
  });

  it('is recorded once each party that may still answer is acknowledged by the code of its rule', () => {
    const both = asked('third-party')
      .record('consultation.sent', '2026-04-29', { consultation: 'c2', party: 'co-agency' })
      .record('consultation.delivered', '2026-04-29', { consultation: 'c2' });
    const act = { outcome: '1', reason: '限期将至' };
    const third = { ...act, acknowledged: ['rule/consultation-open'] };
    expect(both.refused('draft.prepared', '2026-05-20', third)).toBe('rule/co-agency-open');
    expect(asked('co-agency').refused('draft.prepared', '2026-05-20', third)).toBe('rule/co-agency-open');
    const acknowledged = ['rule/consultation-open', 'rule/co-agency-open'];
    both.record('draft.prepared', '2026-05-20', { ...act, acknowledged });
    expect(both.state.irregularities?.at(-1)?.codes).toEqual(acknowledged);
  });

  it('names Art. 34 for a co-agency and Art. 32 for a third party', () => {
    expect(asked('co-agency').basis(...release)).toContain('第三十四条');
    expect(asked('third-party').basis(...release)).toContain('第三十二条');
  });

  it('bars no refusal', () => {
    expect(asked('co-agency').refused('draft.prepared', '2026-05-21', { outcome: '3.5', reasons: '内部' })).toBe(
      'accepted',
    );
  });
});

describe('an opinion that comes after its period', () => {
  const silent = () =>
    processing('2026-04-24')
      .record('consultation.sent', '2026-04-28', { ...c1, party: 'third-party' })
      .record('consultation.delivered', '2026-04-28', c1)
      .sweep('2026-05-25');
  const late = { ...c1, answer: 'objects', reasons: '商业秘密' };

  it('is put on record as late and changes no clock of the agency', () => {
    const story = silent().record('consultation.answered', '2026-05-25', late);
    expect(story.clock('consultation:c1', '2026-05-25')).toMatchObject({ state: 'late', due: { on: '2026-05-21' } });
    expect(story.clock('reply', '2026-05-25')?.due?.on).toBe('2026-06-16');
    expect(story.refused('consultation.answered', '2026-05-26', late)).toBe('rule/consultation-closed');
  });

  it('does not bind: the agency decides itself (Art. 32)', () => {
    const story = silent().record('consultation.answered', '2026-05-25', late);
    expect(story.refused('draft.prepared', '2026-05-26', { outcome: '1' })).toBe('accepted');
    expect(story.refused('objection.overridden', '2026-05-26', { ...c1, content: '甲', reasons: '乙' })).toBe(
      'rule/no-objection',
    );
  });

  it('waits until the end of the period is recorded', () => {
    const story = processing('2026-04-24')
      .record('consultation.sent', '2026-04-28', { ...c1, party: 'third-party' })
      .record('consultation.delivered', '2026-04-28', c1);
    expect(story.refused('consultation.answered', '2026-05-25', late)).toBe('rule/expiry-unrecorded');
  });
});

describe('a third party that keeps silent under the text of 2008', () => {
  it('may be overridden for the public interest (Art. 23), and the reply clock goes on', () => {
    const story = processing('2018-03-01').record('consultation.sent', '2018-03-06', { ...c1, party: 'third-party' });
    expect(story.refused('draft.prepared', '2018-04-03', { outcome: '2008.granted' })).toBe('rule/consultation-open');
    story.record('objection.overridden', '2018-04-03', { ...c1, content: '甲', reasons: '公共利益' });
    // Eight days of March and 2 April are left of the fifteen after the 3rd of March; the pause ends on 3 April.
    expect(story.clock('reply', '2018-04-03')?.state).toBe('running');
    story.record('draft.prepared', '2018-04-03', { outcome: '2008.granted' });
    expect(story.refused('consultation.answered', '2018-04-04', { ...c1, answer: 'objects' })).toBe(
      'rule/consultation-closed',
    );
  });
});

describe('what may be recorded of a consultation', () => {
  const ofLetter = ['consultation.delivered', 'consultation.undelivered', 'consultation.recalled'] as const;
  const all = [...ofLetter, 'consultation.answered'] as const;
  const offered = (story: ReturnType<typeof processing>, on = '2026-03-11') =>
    all.filter((type) => story.may(type, on));

  it('is offered only where a consultation can still take it', () => {
    const sent = processing('2026-03-02').record('consultation.sent', '2026-03-03', { ...c1, party: 'third-party' });
    expect(offered(processing('2026-03-02'))).toEqual([]);
    expect(offered(sent)).toEqual(all);
    expect(offered(sent.record('consultation.delivered', '2026-03-04', c1))).toEqual(all.slice(2));
    expect(offered(objecting())).toEqual([]);
    const second = { consultation: 'c2', party: 'co-agency' };
    expect(offered(objecting().record('consultation.sent', '2026-03-11', second))).toEqual(all);
  });

  it('is offered after a silent end as well, since what came before that end may be recorded later', () => {
    const silent = processing('2026-03-02')
      .record('consultation.sent', '2026-03-03', { ...c1, party: 'third-party' })
      .record('consultation.delivered', '2026-03-04', c1);
    expect(offered(silent, '2026-04-20')).toEqual(all.slice(2));
    expect(silent.refused('consultation.answered', '2026-03-10', { ...c1, answer: 'consents' })).toBe('accepted');
  });
});
