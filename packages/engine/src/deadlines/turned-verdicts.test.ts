import { describe, expect, it } from 'vitest';
import { amendedIn2020, beforeAmendments } from '../../test-support/amended-calendar.fixture.ts';
import { accepted, actor, aRequest, desk, fact } from '../../test-support/desk.fixture.ts';

type Steps = readonly (readonly [type: string, on: string, data?: object])[];

const served = (on: string): Steps => [
  ['draft.prepared', on, { outcome: '5.2' }],
  ['draft.countersigned', on],
  ['reply.signed', on],
  ['reply.served', on, { way: 'direct' }],
];
const processing = (on: string): Steps => [
  ['request.registered', on],
  ['processing.started', on],
];
const order = { by: 'review-organ', document: '复议决定书', dueOn: '2020-03-13' };
const withdrawn = (on: string): Steps => [['request.withdrawn', on]];

/** The moves of a request by an amended notice, as `clock from to`, and how it is counted. */
const afterAmendment = async (steps: Steps, received = '2020-01-10') => {
  const { engine, store, moveTo } = await desk({ start: received, calendar: beforeAmendments });
  const { id } = accepted(await engine.open(aRequest('kunming', received), { actor: actor('li', 'registrar') })).case;
  for (const [type, on, data] of [...processing(received), ...steps]) {
    moveTo(on);
    await engine.sweep();
    const duties = ['registrar', 'handler', 'reviewer', 'signatory', 'office-head', 'applicant'] as const;
    accepted(await engine.submit(id, fact(type, on, data ?? {}), { actor: actor(type, ...duties) }));
  }
  const handled = async () => (await store.read(id))?.counted.match(/timeliness=([a-z-]+)/g) ?? [];
  const before = await handled();
  await engine.loadNotices(amendedIn2020);
  const moves = (await engine.moves(id)).map(({ clock, from, to }) => [clock, from, to].join(' '));
  const [after, again, { problems }] = [
    await handled(),
    await engine.loadNotices(amendedIn2020),
    await engine.verify(),
  ];
  await engine.close();
  expect([again, problems]).toEqual([0, []]);
  return { moves, counted: [before.join(), after.join()] };
};

const [inTime, extended, late] = ['timeliness=in-time', 'timeliness=extended', 'timeliness=late'];

// The reply was due on 12 February; the notice that gave 31 January off moved it to the 14th.
describe('a verdict that an amended calendar turns is a move', () => {
  it.each([
    ['of a reply', served('2020-02-13'), 'reply 2020-02-12 late 2020-02-14 met', [late, inTime]],
    [
      'of a reply before an order to redo it',
      [...served('2020-02-13'), ['request.remanded', '2020-02-14', order] as const, ...served('2020-03-02')],
      'earlier:1 2020-02-12 late 2020-02-14 met',
      [late, inTime],
    ],
    [
      'of the silence before an order',
      [['request.remanded', '2020-02-13', order] as const, ...served('2020-03-02')],
      'earlier:1 2020-02-12 late 2020-02-14 void',
      [late, inTime],
    ],
    ['of a withdrawal', withdrawn('2020-02-13'), 'reply 2020-02-12 late 2020-02-14 void', [late, inTime]],
    [
      'that the figures alone have: within the extended period, and now within the base period',
      [
        ['extension.approved', '2020-02-10', { workingDays: 10, reason: '检索' }] as const,
        ['extension.notified', '2020-02-10'] as const,
        ...served('2020-02-13'),
      ],
      'request.handled 2020-02-13 extended 2020-02-13 in-time',
      [extended, inTime],
    ],
  ])('%s', async (_, steps, move, counted) => {
    expect(await afterAmendment(steps)).toEqual({ moves: [move], counted });
  });

  // Fifteen working days by the text of 2008: due on 30 April, and on the 29th since Sunday 28 April was made a working day.
  it.each([
    ['while the correction is awaited', [], 'earlier 2019-04-30 void 2019-04-29 late'],
    ['after it came', [['correction.supplied', '2019-05-10'] as const], 'earlier none 2019-04-29 late'],
  ])('of the period that a notice of correction ended, %s', async (_, later, move) => {
    const notice = ['correction.requested', '2019-04-30', { points: ['甲'] }] as const;
    const { moves } = await afterAmendment([notice, ...later], '2019-04-09');
    expect(moves.filter((one) => one.startsWith('earlier'))).toEqual([move]);
  });

  it('and none where no verdict turns', async () => {
    expect(await afterAmendment(served('2020-02-12'))).toEqual({ moves: [], counted: [inTime, inTime] });
    expect(await afterAmendment(withdrawn('2020-02-12'))).toEqual({ moves: [], counted: [inTime, inTime] });
  });
});
