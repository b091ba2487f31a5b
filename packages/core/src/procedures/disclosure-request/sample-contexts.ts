// Contexts that the samples of single cells start from.
import { civilDate } from '@gongkai/calendar';
import type { Consultation, RequestContext } from './context.ts';

export const day = civilDate;

export const letter = (more: Partial<Consultation>): Pick<RequestContext, 'consultations'> => ({
  consultations: [
    {
      id: 'c1',
      party: 'third-party',
      sentOn: day('2026-03-02'),
      deliveredOn: null,
      closedOn: null,
      how: null,
      reasoned: false,
      overridden: false,
      rejected: false,
      lateOn: null,
      ...more,
    },
  ],
});
export const arrived = () => letter({ deliveredOn: day('2026-03-03') });
export const objected = () => letter({ closedOn: day('2026-03-09'), how: 'objects', reasoned: true });

export const extended = () => ({
  extension: { workingDays: 10, approvedOn: day('2026-03-05'), notifiedOn: null },
  extensions: 1,
});

// A notice of correction of 2 March, delivered on the 3rd, for the 20th.
export const notice = (more: object = {}) => ({
  correction: {
    noticedOn: day('2026-03-02'),
    deliveredOn: day('2026-03-03'),
    dueOn: day('2026-03-20'),
    suppliedOn: null,
    lateOn: null,
    judgedOn: null,
    voided: null,
    ...more,
  },
});
export const late = () => notice({ lateOn: day('2026-03-23') });

export const lapsed = () => ({
  ...notice(),
  outcome: '6.1' as const,
  reply: null,
  corrections: 1,
  closedAt: Date.parse('2026-03-21T00:00:00+08:00'),
});

export const noticed = {
  amount: 420,
  paid: 0,
  noticedOn: day('2026-03-02'),
  deliveredOn: day('2026-03-03'),
  settledOn: null,
} as const;
export const unserved = { servedAt: null, decidedAt: null } as const;
export const unpaid = () => ({
  outcome: '6.2' as const,
  fee: noticed,
  closedAt: Date.parse('2026-04-01T00:00:00+08:00'),
});
export const keep = { settings: { 'pause.onDeliveryFailure': 'keep' } } as const;
