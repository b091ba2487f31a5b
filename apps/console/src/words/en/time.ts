import type { Words } from '../zh-cn/index.ts';

const days = (count: number): string => `${count} working ${count === 1 ? 'day' : 'days'}`;

export const time: Words['time'] = {
  left: (count) => `${days(count)} left`,
  dueToday: 'due today',
  overdueBy: (count) => `${days(count)} overdue`,
  leftTime: (digits) => `${digits} left`,
  overTime: (digits) => `${digits} over`,
  over: 'overdue by',
  provisional: 'provisional',
  passed: 'passed',
  until: (when) => `until ${when}`,
  today: 'today',
  tomorrow: 'tomorrow',
  none: '—',
  states: {
    waiting: 'not begun',
    running: 'running',
    paused: 'stopped',
    overdue: 'overdue',
    met: 'in time',
    late: 'late',
    early: 'too early',
    void: 'void',
  },
  extended: 'extended',
  serverTime: 'Server time',
};
