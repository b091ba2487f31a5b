import { describe, expect, it } from 'vitest';
import { INSTRUMENTS } from '../../law/instruments.ts';
import { opening, processing, registered, request } from '../../../test-support/request-stories.ts';
import { Story } from '../../../test-support/story.ts';
import { civilDate, startOfDay } from '@gongkai/calendar';
import { type Citation, cite } from '../../kernel/index.ts';
import type { RequestContext } from './context.ts';
import { governing } from './governing.ts';
import { disclosureRequest } from './disclosure-request.ts';
import { OUTCOMES } from './outcomes.ts';

const served = (on: string) =>
  processing(on)
    .record('draft.prepared', on, { outcome: on < '2019-05-15' ? '2008.absent' : '4.2' })
    .record('secrecy.reviewed', on, { finding: 'cleared' })
    .record('draft.countersigned', on)
    .record('reply.signed', on)
    .record('reply.served', on, { way: 'direct' });

const REGULATION_2008 = `《${INSTRUMENTS['ogi-regulation-2008'].title}》`;

describe('a case of 2008', () => {
  it.each([
    ['extension.approved', { workingDays: 16, reason: '检索' }, '第二十四条'],
    ['extension.notified', {}, '第二十四条'],
    ['lateness.judged', { finding: 'excused', reasons: '住院' }, '第二十一条第(四)项'],
    ['consultation.answered', { consultation: 'c1', answer: 'consents' }, '第二十三条'],
    ['draft.prepared', { outcome: '2008.secret' }, '第二十一条'],
    ['secrecy.determined', { finding: 'cleared' }, '第十四条'],
  ])('has %s refused under its own text', (type, data, article) => {
    const basis = processing('2018-03-01').basis(type, '2018-03-05', data);
    expect(basis).toContain(REGULATION_2008);
    expect(basis).toContain(article);
    expect(basis).not.toContain('《中华人民共和国政府信息公开条例》');
  });

  it('has no refusal and no clock under the text of 2019', () => {
    const stages = [registered('2018-03-01'), processing('2018-03-01'), served('2018-03-01')];
    for (const story of stages) {
      for (const type of request.factTypes.filter((fact) => fact !== 'reasons.requested'))
        expect([type, story.basisNow(type, '2018-03-05')]).not.toEqual([
          type,
          expect.stringContaining('《中华人民共和国政府信息公开条例》'),
        ]);
    }
    const story = processing('2018-03-01').record('consultation.sent', '2018-03-02', {
      consultation: 'c1',
      party: 'third-party',
    });
    expect(story.clock('consultation:c1', '2018-03-05')?.period).toMatchObject({ length: { unit: 'set-date' } });
    for (const { period } of story.clocks('2018-03-05')) expect(period.basis.text).toContain(REGULATION_2008);
    const post = new Story(request).record('request.submitted', '2018-03-01', { ...opening, channel: 'mail-ordinary' });
    expect(post.clock('confirm-receipt', '2018-03-01')?.period.basis.text).toBe('国办公开办函〔2015〕207号');
  });
});

describe('an order to handle the request again', () => {
  const order = (by: string) => ({ by, document: '决定书', dueOn: '2021-06-30' });
  it.each([
    ['review-organ', '2021-05-20', '行政复议法(2017年修正)》第二十八条'],
    ['review-organ', '2024-05-20', '行政复议法(2023年修订)》第六十四条、第六十六条'],
    ['court', '2021-05-20', '行政诉讼法(2017年修正)》第七十条、第七十二条'],
  ])('of a %s on %s cites %s', (by, on, text) => {
    const dueOn = `${on.slice(0, 4)}-06-30`;
    const story = served('2020-03-02').record('request.remanded', on, { ...order(by), dueOn });
    expect(story.clock('reply', on)?.period.basis.text).toContain(text);
    const waiting = new Story(request).record('request.submitted', on, { ...opening, channel: 'mail-signed' });
    expect(waiting.basis('request.remanded', on, { ...order(by), dueOn })).toContain(text);
  });
});

describe('articles by what a fact is about', () => {
  it('are those of a co-agency for its letters, and of a third party for its own', () => {
    const letters = (party: string) =>
      processing('2026-03-02')
        .record('consultation.sent', '2026-03-03', { consultation: 'c1', party })
        .basis('consultation.answered', '2026-03-02', { consultation: 'c1', answer: 'consents' });
    expect(letters('co-agency')).toBe('《中华人民共和国政府信息公开条例》第三十四条');
    expect(letters('third-party')).toBe('《中华人民共和国政府信息公开条例》第三十二条');
  });

  it('are those of the order only in place of the law of reconsideration', () => {
    const { context } = processing('2026-03-02').state;
    const order = { type: 'request.remanded', at: startOfDay(civilDate('2026-06-01')), by: 'court' };
    const basisOf = (basis: Citation) => governing(basis, context as RequestContext, order).text;
    expect(basisOf(cite('reconsideration-law-2023', 64))).toContain('行政诉讼法');
    expect(basisOf(cite('ogi-regulation-2019', 51))).toBe('《中华人民共和国政府信息公开条例》第五十一条');
  });

  it('are those of the period for its expiry', () => {
    const expiry = (clock: string) => ({ clock, dueAt: '2026-03-31T00:00:00+08:00' });
    const story = processing('2026-03-02');
    expect(story.basis('clock.expired', '2026-03-30', expiry('reply'))).toContain('第三十三条第二款');
    expect(served('2026-03-02').basis('clock.expired', '2026-03-31', expiry('correction'))).toContain('第三十条');
  });

  it('are those on secrets only since they are in force', () => {
    const review = (on: string) => registered(on).basisNow('secrecy.reviewed', on);
    expect(review('2026-03-02')).toContain('保守国家秘密法实施条例(2024年修订)》第四十二条');
    expect(review('2023-03-02')).not.toContain('2024');
  });
});

describe('citations', () => {
  it.each([
    ['1', '第三十六条第(一)、(二)项'],
    ['3.8', '第三十六条第(七)项'],
    ['4.1', '第三十六条第(四)、(五)项'],
    ['5.2', '第三十六条第(六)项'],
  ] as const)('of outcome %s name the item: %s', (code, item) => {
    expect(OUTCOMES[code].basis?.text).toBe(`《中华人民共和国政府信息公开条例》${item}`);
  });

  it('name every article of a fact that has several', () => {
    const { legalBasis } = disclosureRequest;
    expect(legalBasis['request.submitted'].text).toContain('第二十九条、第三十一条第(一)、(二)、(三)项');
    expect(legalBasis['receipt.signed'].text).toContain('第三十一条第(二)项');
    expect(legalBasis['receipt.confirmed'].text).toContain('第三十一条第(二)、(三)项');
    expect(legalBasis['consultation.sent'].text).toContain('第三十二条、第三十三条第三款');
    expect(legalBasis['reply.signed'].text).toContain('第三十六条至第三十九条');
    expect(legalBasis['complaint.made'].text).toContain('第五十一条、第四十七条');
  });

  it('mark the first day of the tariff as remembered', () => {
    const rules = disclosureRequest.irregular['fee.noticed'] ?? [];
    expect(rules.find(({ code }) => code === 'rule/no-tariff')?.basis.mark).toBe('from-memory');
  });

  it('give outcomes the words of the form', () => {
    expect(OUTCOMES['1'].label.zh).toBe('(一)予以公开');
    expect(OUTCOMES['2'].label.zh).toBe('(二)部分公开(区分处理的,只计这一情形,不计其他情形)');
    expect(OUTCOMES['3.1'].label.zh).toBe('1.属于国家秘密');
    expect(OUTCOMES['6.1'].label.zh).toBe('1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请');
    expect(OUTCOMES['6.3'].label.zh).toBe('3.其他');
  });
});
