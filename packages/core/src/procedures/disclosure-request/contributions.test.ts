import { describe, expect, it } from 'vitest';
import { Story } from '../../../test-support/story.ts';
import { feeOf } from './fee-tariff.ts';
import { disclosureRequest } from './disclosure-request.ts';

const request = disclosureRequest;
const opening = { channel: 'fax', applicant: { kind: 'commercial' }, description: '某规划' };

const served = (on: string, extension: boolean, settings: object = {}) => {
  const story = new Story(request, settings)
    .record('request.submitted', '2026-03-02', opening)
    .record('receipt.confirmed', '2026-03-02');
  story.record('request.registered', '2026-03-02').record('processing.started', '2026-03-03');
  if (extension)
    story
      .record('extension.approved', '2026-03-20', { workingDays: 5, reason: '检索' })
      .record('extension.notified', '2026-03-20');
  story.record('draft.prepared', on, { outcome: '1' }).record('secrecy.reviewed', on, { finding: 'cleared' });
  return story.record('draft.countersigned', on).record('reply.signed', on).record('reply.served', on, { way: 'post' });
};

describe('contributions of a request', () => {
  it.each([
    ['2026-03-30', false, 'in-time', 20, []],
    ['2026-03-30', true, 'in-time', 20, []],
    ['2026-04-03', true, 'extended', 24, []],
    ['2026-03-31', false, 'late', 21, ['request.overdue 2026-03-30']],
    // The fourth to the sixth of April are Qingming.
    ['2026-04-09', true, 'late', 27, ['request.overdue 2026-04-07']],
  ])('served on %s, extended %s: %s, after %i working days', (on, extension, timeliness, days, overdue) => {
    expect(served(on, extension).contributions()).toEqual([
      'request.received 2026-03-02 fax commercial',
      `request.handled ${on} fax commercial ${timeliness}`,
      `request.result ${on} commercial 1`,
      `request.days ${on} ${days}`,
      ...overdue,
    ]);
  });

  it('say from its last day on that a period passed without a reply, once the expiry is recorded', () => {
    const open = () =>
      new Story(request)
        .record('request.submitted', '2026-03-02', opening)
        .record('receipt.confirmed', '2026-03-02')
        .record('request.registered', '2026-03-02')
        .record('processing.started', '2026-03-03');
    const received = 'request.received 2026-03-02 fax commercial';
    expect(open().sweep('2026-03-30').contributions()).toEqual([received]);
    const late = open().sweep('2026-04-01');
    expect(late.contributions()).toEqual([received, 'request.overdue 2026-03-30']);
    // A withdrawal ends the request, which was overdue by then.
    expect(late.record('request.withdrawn', '2026-04-02').contributions()).toEqual([
      received,
      'request.handled 2026-04-02 fax commercial late',
      'request.result 2026-04-02 commercial 6.3',
      'request.overdue 2026-03-30',
    ]);
  });

  it('take out of the working days of a reply those of a consultation', () => {
    const story = new Story(request)
      .record('request.submitted', '2026-03-02', opening)
      .record('receipt.confirmed', '2026-03-02')
      .record('request.registered', '2026-03-02')
      .record('processing.started', '2026-03-03')
      .record('consultation.sent', '2026-03-03', { consultation: 'c1', party: 'third-party' })
      .record('consultation.delivered', '2026-03-03', { consultation: 'c1' })
      .record('consultation.answered', '2026-03-10', { consultation: 'c1', answer: 'consents' });
    story.record('draft.prepared', '2026-03-12', { outcome: '1' });
    story.record('secrecy.reviewed', '2026-03-12', { finding: 'cleared' }).record('draft.countersigned', '2026-03-12');
    story.record('reply.signed', '2026-03-12').record('reply.served', '2026-03-12', { way: 'post' });
    // 3, 11 and 12 March count; 4 to 10 March do not.
    expect(story.contributions()).toContain('request.days 2026-03-12 3');
  });

  it('judge a reply on the spot by the day on which it was given, and count it when it is served', () => {
    const story = new Story(request).record('request.submitted', '2026-03-02', { ...opening, channel: 'in-person' });
    story.record('request.registered', '2026-03-02').record('reply.given-on-spot', '2026-03-02', { outcome: '1' });
    expect(story.record('reply.served', '2026-05-06', { way: 'post' }).contributions()).toContain(
      'request.handled 2026-05-06 in-person commercial in-time',
    );
  });

  it('count nothing before receipt and nothing as handled before the end', () => {
    const story = new Story(request).record('request.submitted', '2026-03-02', opening);
    expect(story.contributions()).toEqual([]);
    expect(story.record('receipt.confirmed', '2026-03-03').contributions()).toEqual([
      'request.received 2026-03-03 fax commercial',
    ]);
  });

  it('count nothing of a request withdrawn before it was received', () => {
    const story = new Story(request).record('request.submitted', '2026-03-02', {
      ...opening,
      channel: 'mail-ordinary',
    });
    expect(story.record('request.withdrawn', '2026-03-03').contributions()).toEqual([]);
  });

  it('keep the first result of a remanded request, or count it again where the setting says so', () => {
    const order = { by: 'court', document: '判决书', dueOn: '2026-06-30' };
    const again = (settings: object) =>
      served('2026-03-30', false, settings)
        .record('complaint.made', '2026-04-01', { to: '上级' })
        .record('request.remanded', '2026-05-20', order)
        .record('request.withdrawn', '2026-05-21');
    expect(again({}).contributions().slice(1)).toEqual([
      'request.handled 2026-03-30 fax commercial in-time',
      'request.result 2026-03-30 commercial 1',
      'request.days 2026-03-30 20',
      'request.complaint 2026-04-01',
      'request.remedy 2026-05-20 court corrected',
    ]);
    expect(again({ 'stats.remand': 'countAsNew' }).contributions()).toEqual([
      'request.received 2026-03-02 fax commercial',
      'request.received 2026-05-20 fax commercial',
      'request.handled 2026-03-30 fax commercial in-time',
      'request.result 2026-03-30 commercial 1',
      'request.days 2026-03-30 20',
      'request.handled 2026-05-21 fax commercial in-time',
      'request.result 2026-05-21 commercial 6.3',
      'request.complaint 2026-04-01',
      'request.remedy 2026-05-20 court corrected',
    ]);
  });

  it('tell a suit after reconsideration from a direct one', () => {
    const remedies = (...organs: readonly string[]) =>
      organs
        .reduce(
          (story, by, place) =>
            story.record('reply.set-aside', `2026-0${place + 4}-10`, { by, document: '决定书', finding: 'unlawful' }),
          served('2026-03-30', false),
        )
        .contributions()
        .flatMap((one) => (one.startsWith('request.remedy') ? [one.split(' ')[2]] : []));
    expect(remedies('court', 'review-organ')).toEqual(['court', 'review-organ']);
    expect(remedies('review-organ', 'court')).toEqual(['review-organ', 'court-after-review']);
  });

  it('count a fee on the day on which it is paid in full', () => {
    const story = new Story(request).record('request.submitted', '2026-03-02', { ...opening, channel: 'in-person' });
    story.record('request.registered', '2026-03-02').record('processing.started', '2026-03-03');
    story.record('fee.noticed', '2026-03-04', { mode: 'per-item', units: 1, before: 30, amount: 200 });
    expect(story.record('fee.paid', '2026-03-06', { amount: 200 }).contributions().at(-1)).toBe(
      'request.fee 2026-03-06 200',
    );
  });
});

describe('feeOf', () => {
  // Golden values of 国办函〔2020〕109号: cumulative items of a month, and pages of one request.
  it.each([
    [10, 0],
    [11, 100],
    [30, 2000],
    [31, 2200],
    [40, 4000],
    [41, 4300],
    [50, 7000],
  ])('%i items cost %i yuan', (units, yuan) => {
    expect(feeOf({ mode: 'per-item', units, before: 0, stepFrom31: 200 })).toBe(yuan);
  });

  it.each([
    [30, 0],
    [31, 10],
    [100, 700],
    [101, 720],
    [200, 2700],
    [201, 2740],
    [250, 4700],
    [72, 420],
    [44, 140],
  ])('%i pages cost %i yuan', (units, yuan) => {
    expect(feeOf({ mode: 'per-page', units, before: 0, stepFrom31: 200 })).toBe(yuan);
  });

  it('costs the same in one go as item by item', () => {
    const single = Array.from({ length: 60 }, (_, before) =>
      feeOf({ mode: 'per-item', units: 1, before, stepFrom31: 200 }),
    );
    expect(single.reduce((sum, yuan) => sum + yuan, 0)).toBe(
      feeOf({ mode: 'per-item', units: 60, before: 0, stepFrom31: 200 }),
    );
    expect(feeOf({ mode: 'per-item', units: 1, before: 30, stepFrom31: 100 })).toBe(100);
  });
});
