import { endOfDay, startOfDay } from '@gongkai/calendar';
import * as z from 'zod';
import { publicField } from '../../kernel/index.ts';
import type { DayEnds } from '../../kernel/index.ts';

/** How a request may end otherwise than by a reply (outcome 6.3). */
export const ending = publicField(z.enum(['withdrawal', 'transfer', 'merger', 'other']));

/** Refusals of table 3; a partial release follows its grounds. */
const refused = z.enum(['3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7', '3.8']);

/**
 * Conventions where the law is silent, under the keys and defaults of docs/design-choices.md (U-numbers in comments).
 * A case keeps the settings it was opened with; a later change of configuration never alters it.
 */
export const requestSettings = z.strictObject({
  'regime.bindTo': z.enum(['receiptDate', 'submissionDate']).default('receiptDate'), // U1
  'pause.convention': z
    .enum(['afterSent_throughAnswer', 'fromSent_throughAnswer', 'afterSent_beforeAnswer'])
    .default('afterSent_throughAnswer'), // U2
  'pause.onDeliveryFailure': z.enum(['resume', 'keep']).default('resume'), // U3
  'pause.reasonsRequest': z.boolean().default(false), // U4
  'pause.secrecyReferral': z.boolean().default(false), // U4
  'correction.late': z.enum(['refuse', 'acceptAndFlag']).default('refuse'), // U5
  'extension.maxTimes': z.int().min(1).max(5).default(1), // U6
  'extension.noticeBeforeExpiry': z.boolean().default(true), // U6
  'fee.partPayment': z.enum(['notPaid', 'restartsReply']).default('notPaid'), // U8
  'fee.dayOne': z.enum(['nextDay', 'sameDay']).default('nextDay'), // U8
  'fee.latePayment': z.enum(['refuse', 'accept']).default('refuse'), // U8
  'fee.stepFrom31': z.union([z.literal(100), z.literal(200)]).default(200), // U9
  'route.compulsory': z.array(refused).default(['3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '3.7']), // U11
  'route.silence': z.enum(['byDate', 'either', 'reconsiderationFirst']).default('byDate'), // U12
  'day.end': z
    .string()
    .regex(/^(?:(?:0\d|1\d|2[0-3]):[0-5]\d|24:00)$/)
    .default('24:00'), // U15
  'outcome.6.3.reasons': z.array(ending).min(1).default(['withdrawal', 'transfer', 'merger', 'other']), // U19
  'withdraw.allowed': z.enum(['untilDecided', 'untilServed']).default('untilDecided'), // U32
  'massDelay.max': z.int().positive().max(1000).nullable().default(null), // U34: working days
  'correction.afterDue': z.enum(['officerDecides', 'refuse']).default('officerDecides'), // U35
  'reply.endsOn': z.enum(['service', 'decision']).default('service'), // U36
  'stats.remand': z.enum(['firstResultStands', 'countAsNew']).default('firstResultStands'), // U37
  'secrecy.always': z.boolean().default(false), // U41: review also of replies that release nothing
  'thirdParty.bareObjection': z.enum(['agencyDecides', 'withhold']).default('agencyDecides'), // U38
});

/** Settings that an earlier version had, with one value each: cases that were opened with them go on without. */
export const RETIRED_SETTINGS = [
  'extension.base',
  'stats.countSplit',
  'receipt.unreachable',
  'receipt.oral',
  'reasons.silence',
] as const;

/** All settings of a case, with defaults filled in. */
export type RequestSettings = z.output<typeof requestSettings>;

/** Only what differs from the defaults; this is what a case stores. */
export type RequestOverrides = z.input<typeof requestSettings>;

const DEFAULTS: RequestSettings = Object.freeze(requestSettings.parse({}));

/** The settings of a case: its own over the defaults. */
export const settingsOf = ({ settings }: { readonly settings: RequestOverrides }): RequestSettings =>
  Object.keys(settings).length === 0 ? DEFAULTS : { ...DEFAULTS, ...settings };

/** The instant at which a day period of a case is over: 24:00, or the hour that its setting names (U15). */
export const dayEndsOf = (context: { readonly settings: RequestOverrides }): DayEnds => {
  const end = settingsOf(context)['day.end'];
  if (end === '24:00') return endOfDay;
  const [hours = 0, minutes = 0] = end.split(':').map(Number);
  return (on) => startOfDay(on) + (hours * 60 + minutes) * 60_000;
};
