import { text } from '@gongkai/core';
import { type Act, type Step, UNLAWFUL, working } from './recordable-requests.ts';

const countersigned = (draft: object): readonly Step[] => [
  ...working,
  ['draft.prepared', '2026-03-05', draft],
  ['draft.countersigned', '2026-03-05'],
];
const signed: readonly Step[] = [...countersigned({ outcome: '5.2' }), ['reply.signed', '2026-03-05']];
const unserved = {
  before: signed,
  known: false,
  status: 409,
  state: 'decided',
  follows: text('登记后不视为送达,答复期限继续计算', 'once recorded, it is no service: the reply clock runs on'),
} as const;

/** An act for every rule about a signed reply and its service that may be broken on acknowledgement. */
export const REPLY_ACTS: readonly Act[] = [
  {
    code: 'rule/search-not-recorded',
    before: countersigned({ outcome: '4.1', reasons: '经检索,不存在' }),
    act: ['reply.signed', '2026-03-06'],
    known: true,
    status: 409,
    state: 'decided',
    follows: UNLAWFUL,
  },
  { code: 'rule/electronic-unchosen', ...unserved, act: ['reply.served', '2026-03-06', { way: 'electronic' }] },
  { code: 'rule/other-courier', ...unserved, act: ['reply.served', '2026-03-06', { way: 'post', carrier: 'courier' }] },
];
