import { convention, hours, kit, text, workingDays } from '../../src/kernel/index.ts';

const invented = convention('made-up');

const { fact, procedure } = kit({
  states: {
    new: text('新', 'new'),
    asked: text('已申请', 'asked'),
    granted: text('已同意', 'granted'),
    declined: text('已谢绝', 'declined'),
    held: text('已接受采访', 'held'),
  },
});

/** 采访申请: made up, to try the steps of CONTRIBUTING.md with. */
export const interviewRequest = procedure({
  id: 'interview-request',
  version: '1.0.0',
  label: text('采访申请', 'interview request'),
  prefix: '采',
  order: 'instant',
  facts: {
    'interview.asked': fact({
      label: text('申请采访', 'asked'),
      basis: invented,
      by: ['registrar'],
      from: { new: 'asked' },
      counts: 'interview.asked',
    }),
    'interview.granted': fact({
      label: text('同意采访', 'granted'),
      basis: invented,
      by: ['spokesperson'],
      from: { asked: 'granted' },
    }),
    'interview.declined': fact({
      label: text('谢绝采访', 'declined'),
      basis: invented,
      by: ['spokesperson'],
      from: { asked: 'declined' },
    }),
    'interview.held': fact({
      label: text('接受采访', 'held'),
      basis: invented,
      by: ['spokesperson'],
      from: { granted: 'held' },
      counts: 'interview.held',
    }),
  },
  periods: {
    answer: {
      label: text('答复采访申请', 'answer to the request'),
      binds: 'agency',
      length: workingDays(2),
      basis: invented,
      starts: 'interview.asked',
      ends: ['interview.granted', 'interview.declined'],
    },
    hold: {
      label: text('接受采访', 'the interview itself'),
      binds: 'agency',
      length: hours(48),
      basis: invented,
      starts: 'interview.granted',
      ends: ['interview.held'],
    },
  },
});
