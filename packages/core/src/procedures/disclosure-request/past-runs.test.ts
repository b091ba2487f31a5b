import { describe, expect, it } from 'vitest';
import { due, processing, registered, results, searched } from '../../../test-support/request-stories.ts';
import type { Story } from '../../../test-support/story.ts';

const REASONED = { reasons: '理由' };
const byReview = (dueOn?: string) => ({ by: 'review-organ', document: '复议决定书', ...(dueOn && { dueOn }) });
const byCourt = (dueOn?: string) => ({ by: 'court', document: '判决书', ...(dueOn && { dueOn }) });
const serve = (story: Story, on: string, outcome = '4.2', more: object = {}) =>
  story
    .record('draft.prepared', on, { outcome, ...more })
    .record('draft.countersigned', on)
    .record('reply.signed', on)
    .record('reply.served', on, { way: 'post' });
const servedOn = (received: string, on: string) => serve(processing(received), on);

const figures = (story: Story, indicator: string) =>
  story.contributions().filter((one) => one.startsWith(`${indicator} `));
const days = (story: Story) => figures(story, 'request.days').map((one) => one.split(' ').slice(1).join(' '));
const timeliness = (story: Story) => figures(story, 'request.handled').map((one) => one.split(' ').at(-1));
const clocks = (story: Story, when: string) =>
  story
    .clocks(when)
    .filter(({ id }) => id === 'reply' || id.startsWith('earlier'))
    .map((one) => `${one.id} ${one.state} ${one.due?.on}`)
    .toSorted();

describe('the working days of a reply', () => {
  it.each([
    // 20 in March, 22 in April, 19 in May, 6 in June.
    ['one order', '2025-06-10', [['2025-06-03', byReview('2025-07-01')]], 67],
    // 81 through June, 23, 21, 23, and from the ninth to the eleventh of October.
    [
      'two orders',
      '2025-10-11',
      [
        ['2025-06-03', byReview('2025-07-01')],
        ['2025-09-01', byCourt('2025-09-30')],
      ],
      151,
    ],
    ['an order without a date', '2025-06-10', [['2025-06-03', byCourt()]], 67],
  ] as const)('are counted from the receipt after %s against silence', (_, on, orders, expected) => {
    const story = orders.reduce(
      (one, [day, order]) => one.record('request.remanded', day, order),
      processing('2025-03-03'),
    );
    expect(days(serve(story, on))).toEqual([`${on} ${expected}`]);
  });

  it('are counted so under the text of 2008', () => {
    const story = processing('2018-03-01').record('request.remanded', '2018-06-04', byReview('2018-06-29'));
    // 21 in March, 20 in April, 22 in May, 13 in June.
    expect(days(serve(story, '2018-06-20', '2008.absent'))).toEqual(['2018-06-20 76']);
  });

  it('leave out those of a correction that was awaited when the order came', () => {
    const story = processing('2025-02-20')
      .record('correction.requested', '2025-02-25', { points: ['甲'], dueOn: '2025-03-20' })
      .record('request.remanded', '2025-03-10', byReview('2025-04-10'));
    // Three through the notice, and twenty from 11 March to 8 April.
    expect(days(serve(story, '2025-04-08'))).toEqual(['2025-04-08 23']);
  });

  it('leave out those of a consultation until the order, which it does not stop', () => {
    const story = processing('2025-03-03')
      .record('consultation.sent', '2025-05-29', { consultation: 'c1', party: 'other-agency' })
      .record('request.remanded', '2025-06-03', byReview('2025-07-01'))
      .record('consultation.answered', '2025-06-05', { consultation: 'c1', answer: 'consents' });
    // Of 67 not 30 May and 3 June.
    expect(days(serve(story, '2025-06-10'))).toEqual(['2025-06-10 65']);
  });

  it('stay those of the first result where a reply existed before the order, or begin again with the count', () => {
    const again = (settings: object) =>
      serve(
        serve(processing('2025-03-03', settings), '2025-04-10').record(
          'request.remanded',
          '2025-06-03',
          byCourt('2025-07-01'),
        ),
        '2025-06-20',
      );
    expect(days(again({}))).toEqual(['2025-04-10 27']);
    expect(days(again({ 'stats.remand': 'countAsNew' }))).toEqual(['2025-04-10 27', '2025-06-20 13']);
  });
});

describe('the runs of several rounds', () => {
  const COUNTING = { 'stats.remand': 'countAsNew' };

  it('are judged each for its own result', () => {
    const late = serve(processing('2025-03-03', COUNTING), '2025-04-10');
    const story = serve(late.record('request.remanded', '2025-06-03', byCourt('2025-07-01')), '2025-06-20');
    expect(timeliness(story)).toEqual(['late', 'in-time']);
    expect(figures(story, 'request.overdue')).toEqual(['request.overdue 2025-03-31']);
  });

  it('are on record once, also where a correction replaced the first of them', () => {
    const corrected = registered('2025-03-03')
      .record('correction.requested', '2025-03-05', { points: ['甲'], dueOn: '2025-03-20' })
      .record('correction.delivered', '2025-03-06')
      .record('correction.supplied', '2025-03-12')
      .record('request.registered', '2025-03-12')
      .record('processing.started', '2025-03-12');
    const once = serve(corrected, '2025-03-20').record('request.remanded', '2025-06-03', byCourt('2025-07-01'));
    const twice = serve(once, '2025-06-20').record('request.remanded', '2025-09-01', byCourt('2025-09-30'));
    expect(clocks(twice, '2025-09-01').map((one) => one.split(' ')[0])).toEqual([
      'earlier:1',
      'earlier:2',
      'earlier:3',
      'reply',
    ]);
  });
});

describe('a reply period that ended before the request is handled again', () => {
  it.each([
    ['2025-04-10', 'late'],
    ['2025-03-31', 'met'],
  ])('is shown with its verdict after an order: served on %s, %s', (on, state) => {
    const story = servedOn('2025-03-03', on).record('request.remanded', '2025-07-01', byReview('2025-07-31'));
    expect(clocks(story, '2025-07-02')).toEqual([`earlier:1 ${state} 2025-03-31`, 'reply running 2025-07-31']);
  });

  it('is shown after the agency replaced its reply, and no period runs once it was over', () => {
    const story = servedOn('2025-03-03', '2025-04-10').record('reply.replaced', '2025-06-03', { reason: '依据有误' });
    expect(clocks(story, '2025-12-01')).toEqual(['earlier:1 late 2025-03-31']);
    serve(story, '2025-12-02').record('request.remanded', '2025-12-10', byCourt('2025-12-26'));
    expect(clocks(story, '2025-12-11')).toEqual(['earlier:1 late 2025-03-31', 'reply running 2025-12-26']);
  });

  it('is numbered with those that orders against silence replaced', () => {
    const story = serve(
      processing('2025-03-03').record('request.remanded', '2025-06-03', byReview('2025-07-01')),
      '2025-07-02',
    ).record('request.remanded', '2025-09-01', byCourt('2025-09-30'));
    expect(clocks(story, '2025-09-02')).toEqual([
      'earlier:1 late 2025-03-31',
      'earlier:2 late 2025-07-01',
      'reply running 2025-09-30',
    ]);
  });

  it('is void where the case lapsed and an order reopened it', () => {
    const story = processing('2025-03-03')
      .record('correction.requested', '2025-03-05', { points: ['甲'], dueOn: '2025-03-20' })
      .record('correction.delivered', '2025-03-06')
      .sweep('2025-03-25')
      .record('request.remanded', '2025-06-03', byCourt('2025-07-01'));
    expect(clocks(story, '2025-06-03')).toEqual(['earlier:1 void 2025-03-31', 'reply running 2025-07-01']);
    expect(timeliness(story)).toEqual(['in-time']);
  });
});

describe('a request that was overdue when it ended', () => {
  it.each([
    ['2025-03-31', 'void', 'in-time', []],
    ['2025-04-01', 'late', 'late', ['request.overdue 2025-03-31']],
  ])('withdrawn on %s: %s, %s', (on, state, expected, overdue) => {
    const story = processing('2025-03-03').sweep(on).record('request.withdrawn', on);
    expect([clocks(story, on), timeliness(story)]).toEqual([[`reply ${state} 2025-03-31`], [expected]]);
    expect(figures(story, 'request.overdue')).toEqual(overdue);
  });

  it('is not late while payment of a fee is awaited, also where it was noticed on the last day', () => {
    const unpaid = () =>
      processing('2025-03-03')
        .record('fee.noticed', '2025-03-31', { mode: 'per-page', units: 72, amount: 420 })
        .record('fee.delivered', '2025-03-31');
    const lapsed = unpaid().sweep('2025-05-06');
    expect([lapsed.state.value, lapsed.clock('reply', '2025-05-06')?.state]).toEqual(['closed', 'void']);
    expect([timeliness(lapsed), figures(lapsed, 'request.overdue')]).toEqual([['in-time'], []]);
    const ordered = unpaid().record('request.remanded', '2025-04-10', byCourt('2025-05-09'));
    expect(ordered.clock('earlier:1', '2025-04-10')?.state).toBe('void');
    serve(ordered, '2025-04-11');
    // Twenty through the notice, and the day after the order.
    expect([timeliness(ordered), days(ordered)]).toEqual([['in-time'], ['2025-04-11 21']]);
  });
});

describe('a reply that is replaced inside its period', () => {
  it('leaves the rest of the period, with its extension', () => {
    const replaced = (story: Story) =>
      serve(story, '2025-03-10').record('reply.replaced', '2025-03-17', { reason: '依据有误' });
    const plain = replaced(processing('2025-03-03'));
    expect(clocks(plain, '2025-03-17')).toEqual(['earlier:1 met 2025-03-31', 'reply running 2025-03-31']);
    expect(clocks(serve(plain.sweep('2025-04-02'), '2025-04-02'), '2025-04-02')[1]).toBe('reply late 2025-03-31');
    // The first reply, which was in time, is the one that counts.
    expect([timeliness(plain), figures(plain, 'request.overdue')]).toEqual([['in-time'], []]);
    const extended = replaced(
      processing('2025-03-03')
        .record('extension.approved', '2025-03-05', { workingDays: 5, reason: '检索' })
        .record('extension.notified', '2025-03-05'),
    );
    expect(due(extended, '2025-03-17')).toBe('2025-04-08');
  });

  it('leaves nothing of a period that was over, whatever is recorded later', () => {
    const late = () =>
      servedOn('2025-03-03', '2025-03-28').record('reply.replaced', '2025-04-02', { reason: '依据有误' });
    const extended = late().record('extension.approved', '2025-04-03', {
      workingDays: 20,
      acknowledged: ['rule/extension-not-here'],
      reason: '检索',
    });
    expect(clocks(extended, '2025-04-07')).toEqual(['earlier:1 met 2025-03-31']);
    expect(extended.clock('fee-notice', '2025-04-07')).toBeUndefined();
    serve(extended, '2025-04-08').record('request.remanded', '2025-06-03', byCourt('2025-07-01'));
    expect(clocks(extended, '2025-06-03')).toEqual(['earlier:1 met 2025-03-31', 'reply running 2025-07-01']);
    const older = serve(processing('2018-03-01'), '2018-03-20', '2008.absent')
      .record('reply.replaced', '2018-05-02', { reason: '依据有误' })
      .record('correction.requested', '2018-05-03', { points: ['甲'] });
    expect(clocks(older, '2018-05-03')).toEqual(['earlier:1 met 2018-03-22']);
  });

  it('leaves the date of an order', () => {
    const ordered = processing('2025-03-03').record('request.remanded', '2025-06-03', byCourt('2025-07-31'));
    const story = serve(ordered, '2025-07-01').record('reply.replaced', '2025-07-02', { reason: '依据有误' });
    expect(clocks(story, '2025-12-01')).toEqual([
      'earlier:1 late 2025-03-31',
      'earlier:2 met 2025-07-31',
      'reply overdue 2025-07-31',
    ]);
  });

  it('counts what an order reopens later as new once, where the setting says so', () => {
    const counting = { 'stats.remand': 'countAsNew' };
    const story = serve(processing('2025-03-03', counting), '2025-03-10').record('reply.replaced', '2025-05-06', {
      reason: '依据有误',
    });
    serve(story, '2025-05-12').record('request.remanded', '2025-06-03', byCourt('2025-07-01'));
    serve(story, '2025-07-02');
    expect(figures(story, 'request.received').map((one) => one.split(' ')[1])).toEqual(['2025-03-03', '2025-06-03']);
    expect(
      figures(story, 'request.handled').map((one) => one.split(' ').filter((_, at) => at === 1 || at === 4)),
    ).toEqual([
      ['2025-03-10', 'in-time'],
      ['2025-07-02', 'late'],
    ]);
  });
});

describe('the results of a request', () => {
  it('are shown in the order of their days', () => {
    const story = serve(searched(processing('2023-11-06'), '2023-11-20'), '2023-11-20', '4.1', REASONED)
      .record('reply.supplemented', '2023-12-04', { outcome: '4.2', way: 'post' })
      .record('request.remanded', '2024-02-05', byReview());
    serve(story, '2024-02-20', '3.6', { ...REASONED, grounds: ['deliberative-process'] });
    serve(story.record('request.remanded', '2024-08-05', byCourt('2024-08-30')), '2024-08-20', '5.2');
    expect(results(story)).toEqual(['4.1 2023-11-20', '4.2 2023-12-04', '3.6 2024-02-20', '5.2 2024-08-20']);
  });

  const lapsed = (settings: object = {}) =>
    registered('2025-12-15', settings)
      .record('correction.requested', '2025-12-17', { points: ['甲'], dueOn: '2025-12-26' })
      .record('correction.delivered', '2025-12-18')
      .sweep('2025-12-31');
  const excused = (settings: object = {}) =>
    lapsed(settings)
      .record('correction.supplied', '2026-01-05')
      .record('lateness.judged', '2026-01-06', { finding: 'excused', reasons: '住院' });

  it('keep a lapse in its year where it is excused later, as they keep the first result after an order', () => {
    const before = lapsed().contributions();
    const story = excused();
    expect(story.contributions()).toEqual(before);
    expect([results(story), clocks(story, '2026-01-06')]).toEqual([
      ['6.1 2025-12-27'],
      ['earlier:1 void 2026-01-13', 'reply running 2026-02-02'],
    ]);
    story.record('request.registered', '2026-01-06').record('processing.started', '2026-01-06');
    serve(story, '2026-01-12');
    expect([results(story), story.contributions()]).toEqual([['6.1 2025-12-27', '4.2 2026-01-12'], before]);
  });

  it('keep a lapse for want of payment where the setting takes a late one, and not where the payment was in time', () => {
    const unpaid = () =>
      processing('2025-03-03', { 'fee.latePayment': 'accept' })
        .record('fee.noticed', '2025-03-10', { mode: 'per-page', units: 72, amount: 420 })
        .record('fee.delivered', '2025-03-10')
        .sweep('2025-04-10');
    const before = unpaid().contributions();
    expect(results(unpaid())).toEqual(['6.2 2025-04-09']);
    const late = unpaid().record('fee.paid', '2025-04-10', { amount: 420 });
    expect(late.contributions()).toEqual([...before, 'request.fee 2025-04-10 420']);
    expect([late.state.value, results(late)]).toEqual(['processing', ['6.2 2025-04-09']]);
    expect(results(unpaid().record('fee.paid', '2025-04-08', { amount: 420 }))).toEqual([]);
  });
  it('count an excused request as new where the setting counts what is handled again', () => {
    const story = excused({ 'stats.remand': 'countAsNew' });
    story.record('request.registered', '2026-01-06').record('processing.started', '2026-01-06');
    serve(story, '2026-01-12');
    expect(figures(story, 'request.received').map((one) => one.split(' ')[1])).toEqual(['2025-12-15', '2026-01-06']);
    expect(figures(story, 'request.result')).toEqual([
      'request.result 2025-12-27 natural 6.1',
      'request.result 2026-01-12 natural 4.2',
    ]);
    expect(days(story)).toEqual(['2026-01-12 5']);
  });
});
