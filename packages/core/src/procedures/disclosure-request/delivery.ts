import type { CivilDate } from '@gongkai/calendar';
import * as z from 'zod';
import { cite, convention, day, publicField, text, words } from '../../kernel/index.ts';
import { UNLAWFUL } from './breach.ts';
import type { RequestContext } from './context.ts';
import { on, request } from './kit.ts';

const { rule } = request;

/** The letter on the service of replies: direct, by another agency, or by the postal enterprise. */
export const reply235 = cite('service-reply-2016');

const way = publicField(z.enum(['direct', 'entrusted', 'post', 'electronic']));
const carrier = publicField(z.enum(['ems', 'registered', 'ordinary', 'courier']));
const relation = publicField(z.enum(['applicant', 'legal-representative', 'agent', 'family', 'mail-room', 'other']));

/** An attached document, by its entry. */
const attachment = publicField(z.int().positive()).meta({ public: true, format: 'attachment' });

/** Who signed for a letter, and the paper that proves it. */
export const receiptParts = {
  receiver: words(100).optional(),
  receiverRelation: relation.optional().meta({ description: 'what the receiver is to the applicant' }),
  proof: attachment.optional().meta({ description: 'the entry that attached the proof of service' }),
};

/** How a reply is served. */
export const serving = {
  way,
  carrier: carrier.optional().meta({ description: 'the service of the post, or a courier, which is none (235号)' }),
  trackingNo: words(60).optional(),
  handedOverOn: day.optional().meta({ description: 'the day on which the post took it: that of the fact (235号)' }),
  entrustedTo: words(200).optional().meta({ description: 'the agency that serves it in place of this one' }),
  writtenChoice: attachment
    .optional()
    .meta({ description: 'the entry that attached the written choice of electronic service' }),
  signedOn: day.optional(),
  ...receiptParts,
};

type Served = Readonly<z.core.$InferObjectOutput<typeof serving, Record<never, never>>> & { readonly at: number };

/** The parts that belong to one way of serving. */
const OF_WAY = {
  carrier: 'post',
  trackingNo: 'post',
  handedOverOn: 'post',
  entrustedTo: 'entrusted',
  writtenChoice: 'electronic',
} as const satisfies { readonly [K in keyof Served]?: Served['way'] };

const PARTS = Object.keys(OF_WAY) as (keyof typeof OF_WAY)[];

/** Whether a reply is put into the hands of its receiver, who signs for it then. */
export const isInPerson = (how: string | undefined): boolean => how === 'direct' || how === 'entrusted';

/** The day on which the letter was signed for, as far as the record of its service says it. */
export const signedForOn = ({ way: how, signedOn, at }: Served): CivilDate | null =>
  signedOn ?? (isInPerson(how) ? on(at) : null);

/** What is on record of a service agrees with its way and its day. */
export const servingRules = [
  rule<Served>({
    code: 'rule/service-misfit',
    basis: reply235,
    text: text('登记的内容属于另一种送达方式', 'a part of the record belongs to another way of serving'),
    breaks: (_, served) => PARTS.some((part) => served[part] !== undefined && served.way !== OF_WAY[part]),
  }),
  rule<Served>({
    code: 'rule/service-day',
    basis: reply235,
    text: text(
      '邮寄以交邮之日为准,直接送达、委托送达以签收之日为准;签收不得早于交邮',
      'post counts by the day of handing over, direct and entrusted service by the day signed; nothing is signed for before it went out',
    ),
    breaks: (_, { at, way: how, handedOverOn = on(at), signedOn = on(at) }) =>
      handedOverOn !== on(at) || (isInPerson(how) ? signedOn !== on(at) : signedOn < on(at)),
  }),
];

/** A service that the letter of 2016 does not know: on record, and no service that ends the reply clock. */
const NO_SERVICE = {
  follows: text('登记后不视为送达,答复期限继续计算', 'once recorded, it is no service: the reply clock runs on'),
  leads: 'stay',
  instead: () => ({}),
} as const;

const UNCHOSEN = {
  code: 'rule/electronic-unchosen',
  kind: 'conflict',
  basis: convention('electronic', reply235),
  text: text(
    '电子送达须有申请人的书面选择并登记在案',
    'electronic service needs the written choice of the applicant on record',
  ),
} as const;

const COURIER = {
  code: 'rule/other-courier',
  kind: 'conflict',
  basis: reply235,
  text: text('邮寄送达应当通过邮政企业', 'post goes by the postal enterprise, and by no other courier'),
} as const;

const isUnchosen = ({ electronicChosen }: RequestContext, { way: how, writtenChoice }: Served): boolean =>
  how === 'electronic' && !electronicChosen && writtenChoice === undefined;

const isCourier = (_: RequestContext, served: Served): boolean => served.carrier === 'courier';

/** Ways of serving that the letter of 2016 does not know. */
export const unlawfulServices = [
  rule<Served>({ ...UNCHOSEN, ...NO_SERVICE, breaks: isUnchosen }),
  rule<Served>({ ...COURIER, ...NO_SERVICE, breaks: isCourier }),
];

/** The same of a further result, which ends no clock. */
export const unlawfulFurtherServices = [
  rule<Served>({ ...UNCHOSEN, ...UNLAWFUL, breaks: isUnchosen }),
  rule<Served>({ ...COURIER, ...UNLAWFUL, breaks: isCourier }),
];
