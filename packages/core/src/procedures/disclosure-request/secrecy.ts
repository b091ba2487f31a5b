import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { cite, citeAll, publicField, text, words } from '../../kernel/index.ts';
import type { RequestContext, SecrecySlice } from './context.ts';
import { on, r19, request } from './kit.ts';
import { isPartial, releases } from './outcomes.ts';
import type { Pauses } from './reply-clock.ts';
import { settingsOf } from './settings.ts';

const { fact, when, each } = request;

/** Review item by item before anything is given out: in force since 2024. */
export const secrets = [cite('secrets-law-2024', 35), cite('secrets-implementing-2024', 42)] as const;

/** Waiting for the secrecy authority stops the reply clock only where the setting says so (U4). */
export const secrecyPauses: Pauses = {
  of: (context) =>
    context.secrecy === null || !settingsOf(context)['pause.secrecyReferral']
      ? []
      : [{ after: context.secrecy.referredOn, through: context.secrecy.determinedOn }],
};

const referralOpen = ({ secrecy }: RequestContext): boolean => secrecy !== null && secrecy.finding === null;

type Reviewed = { readonly at: Instant; readonly finding: 'cleared' | 'redact' | 'withhold' };

// What cannot be released as drafted is drafted again: withheld, or in part where something has to be taken out.
const barred = when<Reviewed>(
  'barred',
  ({ draft }, { finding }) =>
    draft !== null && ((finding === 'withhold' && releases(draft)) || (finding === 'redact' && !isPartial(draft))),
);
const redacted = when<Reviewed>('redacted', (_, { finding }) => finding === 'redact');

const EMPTY: SecrecySlice = { secrecy: null };

/** Arts. 14 to 18: review of the draft before anything is given out, and the secrecy authority. */
export const secrecy = request.chapter({
  context: EMPTY,
  facts: {
    'secrecy.referred': fact({
      label: text('报请确定是否涉密', 'referred to the secrecy authority'),
      basis: r19(17, 3),
      by: ['secrecy-reviewer'],
      data: { to: words(200) },
      from: each(['processing', 'drafted'], 'stay'),
      refuse: [
        {
          code: 'rule/secrecy-referred',
          basis: r19(17, 3),
          text: text('已报请确定,尚无结果', 'a referral is already under way'),
          bars: referralOpen,
        },
      ],
      effect: (_, { at }) => ({ secrecy: { referredOn: on(at), determinedOn: null, finding: null } }),
    }),
    'secrecy.determined': fact({
      label: text('主管部门确定', 'secrecy determined'),
      basis: citeAll(r19(17, 3), r19(18)),
      by: ['secrecy-reviewer'],
      data: { finding: publicField(z.enum(['cleared', 'withhold'])) },
      from: each(['processing', 'drafted'], 'stay'),
      refuse: [
        {
          code: 'rule/not-referred',
          basis: r19(17, 3),
          text: text('没有待确定的报请', 'there is no open referral'),
          bars: (context) => !referralOpen(context),
        },
      ],
      effect: ({ secrecy }, { at, finding }) => ({ secrecy: secrecy && { ...secrecy, determinedOn: on(at), finding } }),
    }),
    'secrecy.reviewed': fact({
      label: text('保密审查', 'secrecy reviewed'),
      basis: citeAll(r19(14, null, { through: 18 }), r19(37), ...secrets),
      by: ['secrecy-reviewer'],
      data: {
        /** `redact`: something separable has to be taken out before the release can be cleared. */
        finding: publicField(z.enum(['cleared', 'redact', 'withhold'])),
        note: words(2000).optional(),
      },
      from: { drafted: [{ ...barred, to: 'processing' }, { ...redacted, to: 'stay' }, 'cleared'] },
      refuse: [
        {
          code: 'rule/nothing-to-redact',
          kind: 'conflict',
          basis: r19(37),
          text: text(
            '本件答复不公开信息,没有可以区分处理的内容',
            'the draft releases nothing from which something could be taken out',
          ),
          breaks: ({ draft }, { finding }) => finding === 'redact' && draft !== null && !releases(draft),
        },
        {
          code: 'rule/secrecy-referred',
          basis: r19(17, 3),
          text: text('已报请有关主管部门或者保密行政管理部门确定,尚无结果', 'the referral has no result yet'),
          bars: referralOpen,
        },
        {
          code: 'rule/secrecy-determined',
          kind: 'conflict',
          basis: r19(17, 3),
          text: text('主管部门已确定不予公开', 'the competent authority has determined that it is withheld'),
          breaks: ({ secrecy, draft }, { finding }) =>
            finding === 'cleared' && secrecy?.finding === 'withhold' && draft !== null && releases(draft),
        },
      ],
      effect: ({ draft }, { finding }) => ({
        cleared: finding === 'cleared' || (finding === 'withhold' && (draft === null || !releases(draft))),
      }),
    }),
  },
});
